import type { Spell } from '../facts.ts';
import type { Span } from '../time.ts';
import { ceilMinute, floorMinute } from '../units.ts';

/** A spell of an incident that counts. */
export interface IncidentSpell extends Spell {
  /** Id of its incident. */
  readonly incident: string;
}

/** Time in which an episode burned, and whether it still does. Minute edges. */
export interface BurningSpan extends Span {
  readonly running: boolean;
}

/** Whole minutes whose failures stand in one line of the statement. No two claims share a minute. */
export interface Claim extends Span {
  /** Null where no incident explains them. */
  readonly incident: string | null;
  /** Whether it goes on beyond the window's end. */
  readonly running: boolean;
}

const bySpellStart = (a: IncidentSpell, b: IncidentSpell): number =>
  a.startedAtMs - b.startedAtMs || (a.incident < b.incident ? -1 : 1);

/** Minutes that a spell touches are its own, except those that an earlier one has taken. */
const claimsOfSpells = (spells: readonly IncidentSpell[], within: Span): Claim[] => {
  const claims: Claim[] = [];
  let takenMs = within.startMs;
  for (const { incident, startedAtMs, resolvedAtMs } of spells.toSorted(bySpellStart)) {
    const untilMs = resolvedAtMs ?? Number.POSITIVE_INFINITY;
    const startMs = Math.max(floorMinute(startedAtMs), takenMs);
    const endMs = Math.min(ceilMinute(untilMs), within.endMs);
    if (startMs >= endMs) continue;
    claims.push({ startMs, endMs, incident, running: untilMs > within.endMs });
    takenMs = endMs;
  }
  return claims;
};

/** What is left of a span beside those that lie in it, oldest first. */
const gapsOf = ({ startMs, endMs }: Span, taken: readonly Span[]): Span[] => {
  const edges = [startMs, ...taken.flatMap((span) => [span.startMs, span.endMs]), endMs];
  return edges.flatMap((fromMs, i) => {
    const toMs = edges[i + 1];
    return i % 2 === 0 && toMs !== undefined && fromMs < toMs ? [{ startMs: fromMs, endMs: toMs }] : [];
  });
};

/**
 * Who takes which minutes. An incident takes the minutes of its spells; where two overlap, the one that began earlier
 * does. Burning that an incident touches is explained by it: what of it lies beside all incidents goes to the first
 * one that touches it, since people tell of an incident late and call it over early. The rest of the burning stays
 * unexplained.
 *
 * @param spells in any order
 * @param burning disjoint
 * @param within minute edges; nothing outside is claimed
 * @returns disjoint, in no order
 */
export const statementClaims = (
  spells: readonly IncidentSpell[],
  burning: readonly BurningSpan[],
  within: Span,
): Claim[] => {
  const told = claimsOfSpells(spells, within);
  const burned = burning.flatMap(({ startMs, endMs, running }) => {
    const touching = told.filter((claim) => claim.startMs < endMs && claim.endMs > startMs);
    const incident = touching[0]?.incident ?? null;
    return gapsOf({ startMs, endMs }, touching).map((gap) => ({ ...gap, incident, running }));
  });
  return [...told, ...burned];
};
