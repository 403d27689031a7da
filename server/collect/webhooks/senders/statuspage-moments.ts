import type { IncidentStep, IncidentTold } from '#shared/sender-event.ts';
import { Unreadable } from '../sender.ts';
import type { Fields } from './fields.ts';

/** Something that befell an incident. */
export interface Moment {
  readonly atMs: number;
  readonly step: IncidentStep | null;
  readonly told: IncidentTold;
}

interface Moments {
  readonly startedAtMs: number;
  /** In the order in which they were. */
  readonly moments: readonly Moment[];
}

interface Update {
  readonly isEnd: boolean;
  readonly createdAtMs: number;
  /** What the page shows as its time, which an author may set. */
  readonly shownAtMs: number;
}

const MAINTENANCE = new Set(['scheduled', 'in_progress', 'verifying', 'completed']);
const ENDS = new Set(['resolved', 'completed', 'postmortem']);

const isOver = (incident: Fields): boolean => ENDS.has(incident.text('status') ?? '');

/** Planned work. Its impact says so, or that it has a plan, or the words for its states. */
export const isMaintenance = (incident: Fields): boolean =>
  incident.text('impact') === 'maintenance' ||
  incident.has('scheduled_for') ||
  MAINTENANCE.has(incident.text('status') ?? '');

/** Oldest first; the sender has the newest first. */
const updatesOf = (incident: Fields): Update[] =>
  incident
    .list('incident_updates')
    .map((update) => {
      const createdAtMs = update.needInstant('created_at');
      return {
        isEnd: ENDS.has(update.text('status') ?? ''),
        createdAtMs,
        shownAtMs: update.instant('display_at') ?? createdAtMs,
      };
    })
    .sort((a, b) => a.createdAtMs - b.createdAtMs);

/** Where the updates end it, and where they begin it again. */
const turns = (updates: readonly Update[]): Moment[] =>
  updates.flatMap(({ isEnd, createdAtMs }, index) =>
    isEnd === (updates[index - 1]?.isEnd ?? false)
      ? []
      : [{ atMs: createdAtMs, step: isEnd ? 'resolved' : 'reopened', told: {} }],
  );

const opening = (atMs: number, startedAtMs: number): Moment => ({
  atMs,
  step: 'opened',
  told: { startedAtMs },
});

const need = (atMs: number | undefined | null): number => {
  if (atMs === null || atMs === undefined) throw new Unreadable('the incident says no time of its own');
  return atMs;
};

/** What was entered afterwards has only the times that its author gave it. */
function backfilled(incident: Fields, updates: readonly Update[]): Moments {
  const shown = updates.map((update) => update.shownAtMs);
  const startedAtMs = need(
    incident.instant('started_at') ??
      (shown.length > 0 ? Math.min(...shown) : incident.instant('created_at')),
  );
  const endAtMs = incident.instant('resolved_at') ?? (shown.length > 0 ? Math.max(...shown) : startedAtMs);
  return {
    startedAtMs,
    moments: [
      opening(startedAtMs, startedAtMs),
      ...(isOver(incident) ? [{ atMs: endAtMs, step: 'resolved' as const, told: {} }] : []),
    ],
  };
}

/** From its start, else from when it was entered, to `resolved_at`, with all ends and returns between. */
export function outageMoments(incident: Fields): Moments {
  const updates = updatesOf(incident);
  if (incident.flag('backfilled') === true) return backfilled(incident, updates);
  const startedAtMs = need(incident.instant('started_at') ?? incident.instant('created_at'));
  const all = turns(updates);
  // The last end is the incident's own; an update may have been written a moment beside it, or be left out.
  const before = all.at(-1)?.step === 'resolved' ? all.slice(0, -1) : all;
  const endAtMs = incident.instant('resolved_at') ?? all.at(-1)?.atMs ?? incident.instant('updated_at');
  return {
    startedAtMs,
    moments: [
      opening(startedAtMs, startedAtMs),
      ...(isOver(incident) ? [...before, { atMs: need(endAtMs), step: 'resolved' as const, told: {} }] : all),
    ],
  };
}

/**
 * From when the work was planned, not from when it was announced, to the end of the plan; to its completion where that
 * was earlier. Without a plan the page's own times stand in.
 */
export function maintenanceMoments(incident: Fields): Moments {
  const announcedAtMs = need(incident.instant('created_at') ?? incident.instant('scheduled_for'));
  const startedAtMs = incident.instant('scheduled_for') ?? announcedAtMs;
  const known = [incident.instant('scheduled_until'), incident.instant('resolved_at')].filter(
    (atMs) => atMs !== null,
  );
  const endAtMs = known.length > 0 ? Math.min(...known) : need(incident.instant('updated_at'));
  return {
    startedAtMs,
    moments: [
      opening(Math.min(announcedAtMs, startedAtMs), startedAtMs),
      ...(isOver(incident) ? [{ atMs: endAtMs, step: 'resolved' as const, told: {} }] : []),
    ],
  };
}
