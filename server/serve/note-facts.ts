import type { BaselineBody, NoteBody } from '#shared/api/notes.ts';
import type { BaselineDecision } from '#shared/facts.ts';
import { metricById } from '#shared/metrics/find-metric.ts';
import { Problem } from '#shared/problems.ts';
import { groupOf } from '../compute/scope.ts';
import type { Config } from '../config/config.ts';
import type { NewNote } from '../store/notes.ts';
import { parseInstant, parsePastInstant } from './instants.ts';
import { knownService } from './known-service.ts';

interface NoteSurroundings {
  readonly config: Config;
  readonly nowMs: number;
}

/** Only what has a length ends. */
function readUntil({ kind, until }: NoteBody, atMs: number): number | null {
  if (until === undefined) return null;
  if (kind === 'process-change') {
    const message = 'the process changes at one time: a "process-change" goes without "until"';
    throw new Problem('invalid-body', `${message}.`, [{ at: 'until', message }]);
  }
  const untilMs = parseInstant(until, 'until');
  if (untilMs > atMs) return untilMs;
  throw new Problem('times-out-of-order', `until (${until}) does not lie after at.`, [
    { at: 'until', message: 'not after at' },
  ]);
}

/**
 * What somebody wrote becomes a note. It is about what has been: `at` lies in the past, an end may lie ahead.
 *
 * @throws Problem that names the part: unknown service or metric, times that cannot be
 */
export function readNote(body: NoteBody, { config, nowMs }: NoteSurroundings): NewNote {
  const atMs = parsePastInstant(body.at, 'at', nowMs);
  return {
    kind: body.kind,
    atMs,
    untilMs: readUntil(body, atMs),
    service: body.service === undefined ? null : knownService(config, body.service).id,
    metric: body.metric === undefined ? null : metricById(body.metric).id,
    text: body.text.trim(),
    by: body.by.trim(),
    writtenAtMs: nowMs,
  };
}

/** @throws Problem for a scope that names nothing here */
function readScope(scope: string, config: Config): string {
  if (scope === 'all') return scope;
  if (scope.startsWith('s:')) return `s:${knownService(config, scope.slice(2)).id}`;
  const group = groupOf(scope);
  if (group !== null && config.services.some((service) => service.group === group)) return scope;
  const message = `"${scope.slice(0, 80)}" is no scope: say all, group:<name> or s:<service>`;
  throw new Problem('invalid-body', `${message}.`, [{ at: 'scope', message }]);
}

/** A person's word on a proposed usual range. @throws Problem as `readNote`, and where it is sent back without a reason */
export function readDecision(body: BaselineBody, { config, nowMs }: NoteSurroundings): BaselineDecision {
  const reason = body.reason.trim();
  if (body.decision === 'sent-back' && reason === '') {
    const message = 'a range is sent back with a reason';
    throw new Problem('invalid-body', `${message}.`, [{ at: 'reason', message }]);
  }
  const metric = metricById(body.metric);
  return {
    metric: metric.id,
    scope: readScope(body.scope, config),
    objective: metric.needs === 'tallies' ? (body.objective ?? 'availability') : null,
    by: body.by,
    startMs: parsePastInstant(body.start, 'start', nowMs),
    decision: body.decision,
    reason,
    decidedBy: body.decidedBy.trim(),
    decidedAtMs: nowMs,
  };
}
