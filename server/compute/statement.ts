import { outagesOf } from '#shared/metrics/outages.ts';
import { burnTerms } from '#shared/slo/burn-terms.ts';
import { type Episode, episodes } from '#shared/slo/episodes.ts';
import { measureObjective, type ObjectiveMeasure } from '#shared/slo/measure-objective.ts';
import { statement } from '#shared/slo/statement.ts';
import type { IncidentSpell } from '#shared/slo/statement-claims.ts';
import { minutesEach, type StatementLine } from '#shared/slo/statement-line.ts';
import { HOUR_MS } from '#shared/units.ts';
import type { Store } from '../store/store.ts';
import type { JudgedObjective } from './objectives.ts';

/** What was spent of a budget, line by line. */
export interface BudgetStatement {
  readonly each: JudgedObjective;
  /** Latest first; an incident's line has its title. */
  readonly lines: readonly (StatementLine & { readonly title: string | null })[];
  /** Observations from the first agreed minute on; null where nothing is agreed. */
  readonly total: number | null;
  /** What was spent, as time; null for sources that count requests and where nothing is agreed. */
  readonly spentMinutes: number | null;
}

/** What burned before the window and reaches into it began at most so long before: longer than any long window. */
const LOOK_BACK_MS = 24 * HOUR_MS;

/** The page episodes that touch the window, judged minute by minute. */
function episodesIn({ facts, window }: JudgedObjective, { targets }: ObjectiveMeasure): Episode[] {
  const { spec, tallies } = facts;
  const firstMs = targets[0]?.fromMs ?? window.endMs;
  if (tallies.firstMinuteMs === null) return [];
  const terms = burnTerms(spec, targets, window.zone).map((each) => ({
    ...each,
    rules: each.rules.filter(({ severity }) => severity === 'page'),
  }));
  const columns = tallies.minutes(firstMs - LOOK_BACK_MS, window.endMs);
  return episodes(columns, terms, tallies.firstMinuteMs, firstMs);
}

/** Says what was spent of the budget of an objective that was judged over its agreed window. */
export function answerStatement(
  { incidents }: Pick<Store, 'incidents'>,
  each: JudgedObjective,
): BudgetStatement {
  const { facts, window, service, judged } = each;
  const measure = measureObjective(facts, window);
  const first = measure.targets[0];
  if (first === undefined) return { each, lines: [], total: null, spentMinutes: null };
  const told = incidents.touching(service.id, first.fromMs, window.endMs);
  const titles = new Map(told.map(({ id, title }) => [id, title]));
  const spells = outagesOf(told)
    .filter(({ leftOut }) => leftOut === null)
    .map(
      ({ incident, startedAtMs, resolvedAtMs }): IncidentSpell => ({
        incident: incident.id,
        startedAtMs,
        resolvedAtMs,
      }),
    );
  const lines = statement(facts, measure, { spells, episodes: episodesIn(each, measure) });
  const minutes = minutesEach(facts.spec);
  return {
    each,
    lines: lines.map((line) => ({ ...line, title: titles.get(line.incident ?? '') ?? null })),
    total: facts.tallies.sum(first.fromMs, window.endMs).total,
    spentMinutes: minutes === null ? null : (judged.budget?.spent ?? 0) * minutes,
  };
}
