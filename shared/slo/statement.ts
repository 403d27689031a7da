import type { ObjectiveFacts } from '../metrics/define-metric.ts';
import { burnTerms } from './burn-terms.ts';
import { burningSpan } from './burning-span.ts';
import type { Episode } from './episodes.ts';
import type { ObjectiveMeasure } from './measure-objective.ts';
import { type IncidentSpell, statementClaims } from './statement-claims.ts';
import { addMinutes, claimsByLine, daysOf, draftOf, placesOf } from './statement-draft.ts';
import { createLine, type StatementLine } from './statement-line.ts';

/** What may explain a cost. */
export interface StatementEvents {
  /** Spells that count of the service's incidents. */
  readonly spells: readonly IncidentSpell[];
  /** Episodes of the page rules; disjoint, oldest first. */
  readonly episodes: readonly Episode[];
}

/**
 * The error budget of an objective as a bank would say it (UX.md §2.5): every failed observation of the window, from
 * the first agreed minute on, stands in exactly one line. Σ `bad` is what the error budget says is spent, exactly for
 * whole counts; Σ `share` is 1 − remaining. Empty where nothing is agreed and where nothing failed.
 *
 * A minute stands with the incident that takes it, or with the burning that no incident explains (`statementClaims`);
 * the rest of a day in the zone of the window is one line of scattered failures.
 *
 * @param measure what `measureObjective` answers for the facts and the agreed window
 * @returns by their first failure, latest first, so that what is given back first stands last
 * @example 22 failed during incident 7 and 1 at night, of 44 allowed: [incident 7: 0.5, scattered: 0.023]
 */
export const statement = (
  facts: ObjectiveFacts,
  measure: ObjectiveMeasure,
  { spells, episodes }: StatementEvents,
): StatementLine[] => {
  const { targets, span } = measure;
  const first = targets[0];
  if (first === undefined) return [];
  const { endMs, zone } = span.window;
  const within = { startMs: first.fromMs, endMs };
  const columns = facts.tallies.minutes(within.startMs, endMs);
  const terms = burnTerms(facts.spec, targets, zone);
  const burning = episodes.flatMap((episode) => burningSpan(episode, terms, columns) ?? []);
  const claims = claimsByLine(statementClaims(spells, burning, within));
  const days = daysOf(within, zone);
  const drafts = [...claims.map(draftOf), ...days];
  addMinutes(drafts, placesOf(claims, days, columns), columns);
  return drafts
    .filter(({ bad }) => bad > 0)
    .sort((a, b) => b.firstBadMs - a.firstBadMs)
    .map(createLine(facts, measure));
};
