import type { Spell } from '#shared/facts.ts';
import { spellsOf, whyNoIncident } from '#shared/metrics/outages.ts';
import type { Episode } from '#shared/slo/episodes.ts';
import { judgeSpan } from '#shared/slo/judge-span.ts';
import { measureObjective } from '#shared/slo/measure-objective.ts';
import { atRest } from '#shared/slo/measured-episode.ts';
import { pageTerms } from '#shared/slo/page-terms.ts';
import { statement } from '#shared/slo/statement.ts';
import type { IncidentSpell } from '#shared/slo/statement-claims.ts';
import { minutesEach, type StatementLine } from '#shared/slo/statement-line.ts';
import { DAY_MS } from '#shared/units.ts';
import type { IncidentTimes } from '../store/incidents.ts';
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

/** Burning that reaches into the window began so long before, at most: no long window of a page rule is longer. */
const LOOK_BACK_MS = DAY_MS;

/** The page episodes that may touch the window, judged from its tallies: the running minute too. */
function episodesIn({ facts, window }: JudgedObjective, startMs: number): Episode[] {
  const fromMs = startMs - LOOK_BACK_MS;
  const terms = pageTerms(facts, window.zone, fromMs, window.endMs);
  const { ended, now } = judgeSpan(facts.tallies, terms, atRest, fromMs, window.endMs);
  return now.open === null ? [...ended] : [...ended, now.open];
}

/** Without length a spell is where a clock was wrong, and backward it is impossible: neither takes a minute. */
const hasLength = ({ startedAtMs, resolvedAtMs }: Spell): boolean =>
  resolvedAtMs === null || resolvedAtMs > startedAtMs;

/** The spells that count of the service's incidents. */
const spellsIn = (told: readonly IncidentTimes[]): IncidentSpell[] =>
  told
    .filter((incident) => whyNoIncident(incident) === null)
    .flatMap((incident) =>
      spellsOf(incident)
        .filter(hasLength)
        .map(({ startedAtMs, resolvedAtMs }) => ({ incident: incident.id, startedAtMs, resolvedAtMs })),
    );

/** Says what was spent of the budget of an objective that was judged over its agreed window. */
export function answerStatement(
  { incidents }: Pick<Store, 'incidents'>,
  each: JudgedObjective,
): BudgetStatement {
  const { facts, window, service, judged } = each;
  const measure = measureObjective(facts, window);
  const first = measure.targets[0];
  if (first === undefined) return { each, lines: [], total: null, spentMinutes: null };
  const told = incidents.outlasting(service.id, first.fromMs, window.endMs);
  const lines = statement(facts, measure, {
    spells: spellsIn(told),
    episodes: episodesIn(each, first.fromMs),
  });
  const titleOf = (id: string | null): string | null =>
    id === null ? null : (incidents.get(service.id, id)?.title ?? null);
  const minutes = minutesEach(facts.spec);
  return {
    each,
    lines: lines.map((line) => ({ ...line, title: titleOf(line.incident) })),
    total: facts.tallies.sum(first.fromMs, window.endMs).total,
    spentMinutes: minutes === null ? null : (judged.budget?.spent ?? 0) * minutes,
  };
}
