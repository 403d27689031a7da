import { limitInForce } from '#shared/agreement/in-force.ts';
import { failingRatio } from '#shared/slo/burn-rate.ts';
import { objectiveBudget } from '#shared/slo/objective-budget.ts';
import type { RuleJudgement } from '#shared/slo/objective-judgement.ts';
import { badCount } from '#shared/slo/observed.ts';
import { sloPeriodMs, sloSpan } from '#shared/slo/slo-span.ts';
import { HOUR_MS, MINUTE_MS } from '#shared/units.ts';
import type { JudgedObjective } from './objectives.ts';
import { objectiveWindow } from './objectives.ts';
import { type PartialWindow, partialWindow } from './partial-window.ts';
import type { ReleaseBefore } from './releases.ts';
import { type ReleaseLookup, releaseBeforeTrouble, troubleSinceMs } from './trouble.ts';

/** The burn rule that says most now, and what its long window takes at the speed of the last five minutes. */
export interface RowBurn {
  readonly rule: RuleJudgement;
  /** Share of the budget; null without events. */
  readonly eatsRatio: number | null;
}

/** What a row of the list of services says of an objective beside its judgement. */
export interface ObjectiveRow {
  readonly each: JudgedObjective;
  /** Share of the budget under which it is near its limit; null where nothing is agreed. */
  readonly warningRatio: number | null;
  readonly partial: PartialWindow | null;
  readonly burn: RowBurn | null;
  /** Shares that failed in each five minutes of the last three hours, oldest first; empty where nothing is wrong. */
  readonly failingRatios: readonly (number | null)[];
  /** Budget left when the burning began; null where nothing burns. */
  readonly remainingAtSince: number | null;
  readonly releaseBefore: ReleaseBefore | null;
}

const STEP_MS = 5 * MINUTE_MS;
const STEPS = 36;
/** Finer than a line of three hours shows. */
const DIGITS = 4;

const isWell = ({ judged }: JudgedObjective): boolean => judged.state === 'met' || judged.state === 'none';

function lastHours({ facts, window }: JudgedObjective): (number | null)[] {
  const edges = Array.from({ length: STEPS + 1 }, (_, at) => window.endMs - (STEPS - at) * STEP_MS);
  return facts.tallies.sums(edges).map((sum) => {
    const ratio = failingRatio({ bad: badCount(sum), total: sum.total });
    return ratio === null ? null : Number(ratio.toPrecision(DIGITS));
  });
}

const isMoving = ({ long, short, factor }: RuleJudgement): boolean =>
  [long.rate, short.rate].some((rate) => rate !== null && rate > factor);

/** `72h` in milliseconds; the long windows of all rules are whole hours. */
const longMs = ({ long }: RuleJudgement): number => Number.parseInt(long.window, 10) * HOUR_MS;

function tellingBurn({ judged, window }: JudgedObjective): RowBurn | null {
  const { burn, burnRate5m } = judged;
  const rule = burn.find(({ firing }) => firing) ?? burn.find(isMoving) ?? burn[0];
  if (rule === undefined) return null;
  const eatsRatio = burnRate5m === null ? null : (burnRate5m * longMs(rule)) / sloPeriodMs(sloSpan(window));
  return { rule, eatsRatio };
}

/** What was left in the minute in which the burning began, by the window that was agreed then. */
function remainingThen({ facts, judged, window }: JudgedObjective): number | null {
  const { sinceMs } = judged;
  if (sinceMs === null) return null;
  const then = objectiveWindow(facts, { nowMs: sinceMs, minuteEndMs: sinceMs }, window.zone);
  return objectiveBudget(facts, then).budget?.remaining ?? null;
}

/** Reads what a row needs; of an objective that is well only what costs nothing. */
export function objectiveRow(lookup: ReleaseLookup, each: JudgedObjective): ObjectiveRow {
  const { facts, window, service, objective } = each;
  const inForce = limitInForce(facts.versions, service.id, objective.id, window.endMs - 1);
  return {
    each,
    warningRatio: inForce?.limit.warningRatio ?? null,
    partial: partialWindow(each),
    burn: isWell(each) ? null : tellingBurn(each),
    failingRatios: isWell(each) ? [] : lastHours(each),
    remainingAtSince: remainingThen(each),
    releaseBefore: releaseBeforeTrouble(lookup, service.id, troubleSinceMs(each)),
  };
}
