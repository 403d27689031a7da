import type { Incident } from '../facts.ts';
import type { Span } from '../time.ts';
import { incidentKey } from './incident-history.ts';
import { type OutageReason, outagesOf } from './outages.ts';

/** An incident that began in a window, and why it does not count. */
export interface StartedIncident {
  readonly incident: Incident;
  /** Null where at least one of its spells counts. */
  readonly leftOut: OutageReason | null;
}

/** Every incident with why none of its spells counts; null where one does. In order of their start. */
export function judgeIncidents(incidents: readonly Incident[]): StartedIncident[] {
  const judged = new Map<string, StartedIncident>();
  for (const { incident, leftOut } of outagesOf(incidents)) {
    const key = incidentKey(incident);
    if (leftOut === null || !judged.has(key)) judged.set(key, { incident, leftOut });
  }
  return [...judged.values()];
}

/**
 * Those that began in a window.
 *
 * @param nowMs where the window runs up to now, what begins after it cannot be right: it is there as `future`
 */
export const startedWithin = (
  judged: readonly StartedIncident[],
  { startMs, endMs }: Span,
  nowMs?: number,
): StartedIncident[] =>
  judged.flatMap(({ incident, leftOut }): StartedIncident[] => {
    const { startedAtMs } = incident;
    if (startedAtMs < startMs) return [];
    if (startedAtMs < endMs) return [{ incident, leftOut }];
    return nowMs !== undefined && endMs >= nowMs ? [{ incident, leftOut: leftOut ?? 'future' }] : [];
  });
