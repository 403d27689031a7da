import type { Incident, Spell } from '../facts.ts';
import type { Span } from '../time.ts';
import { SECOND_MS } from '../units.ts';
import { orderIncidents } from './incident-history.ts';

/**
 * Why a spell of an incident enters no figure: `same-outage` is told of another service too, and counted there;
 * `future` begins after now, so that a clock must be wrong.
 */
export const outageReasons = [
  'maintenance',
  'duplicate',
  'negative',
  'zero-length',
  'same-outage',
  'future',
] as const;
export type OutageReason = (typeof outageReasons)[number];

/** One spell of an incident: an outage of its own. */
export interface Outage extends Spell {
  readonly incident: Incident;
  /** Null where it counts. */
  readonly leftOut: OutageReason | null;
}

/** An outage as a window sees it: what happens after the window's end is not known yet. */
export interface SeenOutage {
  readonly outage: Outage;
  /** Until it ended or, where it is open at the window's end, until then. */
  readonly seconds: number;
  readonly ended: boolean;
  readonly leftOut: OutageReason | null;
}

/** The spells of an incident, oldest first; one where it was never reopened. */
export const spellsOf = ({
  spells,
  startedAtMs,
  resolvedAtMs,
}: Pick<Incident, 'spells' | 'startedAtMs' | 'resolvedAtMs'>): readonly Spell[] =>
  spells === null || spells.length === 0 ? [{ startedAtMs, resolvedAtMs }] : spells;

/** Why no spell of an incident counts; null where they do. An incident that was merged into itself is none. */
export const whyNoIncident = ({
  kind,
  duplicateOf,
  id,
}: Pick<Incident, 'kind' | 'duplicateOf' | 'id'>): 'maintenance' | 'duplicate' | null => {
  if (kind === 'maintenance') return 'maintenance';
  return duplicateOf !== null && duplicateOf !== id ? 'duplicate' : null;
};

function whyNoSpell({ startedAtMs, resolvedAtMs }: Spell): 'negative' | 'zero-length' | null {
  if (resolvedAtMs === null || resolvedAtMs > startedAtMs) return null;
  return resolvedAtMs < startedAtMs ? 'negative' : 'zero-length';
}

/**
 * Every spell of every incident, with why it does not count. Where one outage is told of several services (same id,
 * same start, same end), only the first by name counts, so that it counts once over all of them.
 *
 * @param incidents in any order; the same one may be told several times
 * @returns in the order of their incidents
 * @see METRICS.md §3, Time to restore
 */
export function outagesOf(incidents: readonly Incident[]): Outage[] {
  const counted = new Set<string>();
  return orderIncidents(incidents).flatMap((incident) =>
    spellsOf(incident).map((spell): Outage => {
      const why = whyNoIncident(incident) ?? whyNoSpell(spell);
      if (why !== null) return { ...spell, incident, leftOut: why };
      const key = `${spell.startedAtMs}\n${spell.resolvedAtMs}\n${incident.id}`;
      const isKnown = counted.has(key);
      counted.add(key);
      return { ...spell, incident, leftOut: isKnown ? 'same-outage' : null };
    }),
  );
}

/**
 * What a window sees of an outage. Null where it neither ended in the window nor is open at its end.
 *
 * @param nowMs where the window runs up to now, what begins after it cannot be right; else it is not of this window
 */
export function seenOutage(outage: Outage, window: Span, nowMs?: number): SeenOutage | null {
  const { startedAtMs, resolvedAtMs } = outage;
  const ended = resolvedAtMs !== null && resolvedAtMs < window.endMs;
  const isLater = !ended && startedAtMs >= window.endMs;
  if (ended && resolvedAtMs < window.startMs) return null;
  if (isLater && (nowMs === undefined || window.endMs < nowMs)) return null;
  const untilMs = ended ? resolvedAtMs : window.endMs;
  const leftOut = outage.leftOut ?? (isLater ? 'future' : null);
  return { outage, seconds: (untilMs - startedAtMs) / SECOND_MS, ended, leftOut };
}
