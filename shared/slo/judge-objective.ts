import { versionInForce } from '../agreement/in-force.ts';
import type { TallyLookup } from '../facts.ts';
import type { NoValueReason } from '../figure.ts';
import type { ObjectiveFacts } from '../metrics/define-metric.ts';
import type { Window } from '../time.ts';
import { HOUR_MS, MINUTE_MS } from '../units.ts';
import { agreedTargets } from './agreed-targets.ts';
import { backInsideAtMs } from './back-inside-at.ts';
import { burnRate, countBurn, failingRatio } from './burn-rate.ts';
import { burnWindowName } from './burn-rules.ts';
import { type BurnTerms, burnTerms } from './burn-terms.ts';
import { currentEpisode } from './current-episode.ts';
import { direction } from './direction.ts';
import { exhaustedAtMs } from './exhausted-at.ts';
import { isSilent, lastHeardAtMs } from './last-heard.ts';
import { measureObjective, type ObjectiveMeasure } from './measure-objective.ts';
import type { ObjectiveJudgement, RuleJudgement } from './objective-judgement.ts';
import { type CountBurn, type RuleReading, readRule } from './rule-reading.ts';
import { blindMinutes } from './said-blind.ts';
import { sliName } from './sli.ts';
import { isRunning, sloPeriodMs } from './slo-span.ts';
import { objectiveState } from './state.ts';
import { whyUnheard } from './why-unheard.ts';

/** When and over what an objective is judged. */
export interface JudgedAt {
  /** Decides silence. A live question asks for now; one for an earlier time, for that. */
  readonly nowMs: number;
  /**
   * The agreed window, ends on minute edges. Live it ends with the running minute (`floorMinute(now)` + 60 s)
   * so that it counts; for an earlier time at `floorMinute(at)`.
   */
  readonly window: Window;
}

/** Budget share under which an objective is near its limit, where nothing says otherwise (METRICS.md §2). */
const WARNING_RATIO = 0.2;

const ruleJudgement = ({ rule, longRate, shortRate, firing, youngUntilMs }: RuleReading): RuleJudgement => ({
  rule: rule.id,
  factor: rule.factor,
  reachable: rule.reachable,
  long: { window: burnWindowName(rule.longMinutes), rate: longRate },
  short: { window: burnWindowName(rule.shortMinutes), rate: shortRate },
  firing,
  youngUntilMs,
});

const readRules = (tallies: TallyLookup, terms: BurnTerms | undefined, endMs: number): RuleReading[] => {
  const count: CountBurn = (windowEndMs, minutes) => countBurn(tallies, windowEndMs, minutes);
  return terms?.rules.map((rule) => readRule(rule, terms, count, endMs, tallies.firstMinuteMs)) ?? [];
};

const isQuiet = ({ rule, longRate }: RuleReading): boolean => (longRate ?? 0) < rule.factor;

/** Looks back as far as it burns, beyond the SLO period too. */
const burningSince = (
  facts: ObjectiveFacts,
  { span }: ObjectiveMeasure,
  readings: readonly RuleReading[],
): number | null => {
  const { firstMinuteMs } = facts.tallies;
  if (firstMinuteMs === null || readings.every(isQuiet)) return null;
  const { endMs, zone } = span.window;
  const terms = burnTerms(facts.spec, agreedTargets(facts, firstMinuteMs, endMs), zone);
  const watched = facts.pageEpisodeAt?.(endMs);
  const page = watched === undefined ? currentEpisode(facts.tallies, terms, 'page', endMs) : watched;
  if (page !== null || !readings.some(({ firing }) => firing)) return page?.sinceMs ?? null;
  return currentEpisode(facts.tallies, terms, 'ticket', endMs)?.sinceMs ?? null;
};

/** When an overdrawn budget has something left again: a calendar period's end, or as the bad minutes leave. */
const backInside = (tallies: TallyLookup, { budget, span, targets }: ObjectiveMeasure): number | null => {
  if (budget === null || budget.remaining === null || budget.remaining > 0) return null;
  if (isRunning(span)) return span.fullEndMs;
  const { startMs, endMs } = span.window;
  const fromMs = targets[0]?.fromMs ?? startMs;
  return backInsideAtMs(tallies, fromMs, endMs, endMs - startMs, budget.allowed);
};

/** When the budget is gone at the last hour's rate; a calendar budget that lasts to the period's end is not. */
const exhausted = ({ budget, span }: ObjectiveMeasure, lastHourRate: number | null): number | null => {
  const atMs = exhaustedAtMs(span.window.endMs, budget?.remaining ?? null, sloPeriodMs(span), lastHourRate);
  return atMs !== null && isRunning(span) && atMs >= span.fullEndMs ? null : atMs;
};

/** Of a source that is silent, what it is silent for; where that is not known, what keeps the figure from a value. */
const whySilent = (
  facts: ObjectiveFacts,
  { observed, span }: ObjectiveMeasure,
  heardAtMs: number | null,
  nowMs: number,
): NoValueReason => {
  const reason = whyUnheard(facts, heardAtMs ?? span.window.startMs, nowMs);
  return reason === 'no-data' ? (observed.reason ?? reason) : reason;
};

/**
 * Judges an objective: a function of the facts, the agreement and the time asked for, nothing else.
 *
 * Where nothing is agreed there is a value, and no target, budget, burn or state but `none` (or `nodata`).
 *
 * @example 40 of the last hour's 2 000 requests failed under 99.9 %: page-1h at burn 20, above 14.4
 */
export const judgeObjective = (facts: ObjectiveFacts, { nowMs, window }: JudgedAt): ObjectiveJudgement => {
  const { spec, tallies } = facts;
  const { endMs } = window;
  const measure = measureObjective(facts, window, nowMs);
  const { observed, budget, targets } = measure;
  const inForce = targets.at(-1);
  const readings = readRules(tallies, burnTerms(spec, targets, window.zone).at(-1), endMs);
  const last5m = countBurn(tallies, endMs, 5);
  const lastHour = countBurn(tallies, endMs, HOUR_MS / MINUTE_MS);
  const rateOf = (count: typeof lastHour) => (inForce ? burnRate(count, inForce.allowedRatio) : null);
  const heardAtMs = lastHeardAtMs(tallies, nowMs);
  const silent = isSilent(spec, heardAtMs, nowMs);
  return {
    sli: { kind: spec.sliKind, name: sliName(spec.sliKind) },
    target: inForce?.target ?? null,
    good: observed.good,
    total: observed.total,
    value: observed.value,
    reason: silent ? whySilent(facts, measure, heardAtMs, nowMs) : observed.reason,
    coverage: measure.coverage.ratio,
    collectorDownMinutes: blindMinutes(measure),
    low: measure.bounds.low,
    high: measure.bounds.high,
    budget,
    burn: readings.map(ruleJudgement),
    state: objectiveState({
      silent,
      agreed: inForce !== undefined,
      hasValue: observed.value !== null,
      budget,
      readings,
      warningRatio: inForce?.limit.warningRatio ?? WARNING_RATIO,
    }),
    direction: direction(readings),
    sinceMs: burningSince(facts, measure, readings),
    exhaustedAtMs: exhausted(measure, rateOf(lastHour)),
    backInsideAtMs: backInside(tallies, measure),
    lastHeardAtMs: heardAtMs,
    nodataSinceMs: silent ? heardAtMs : null,
    agreementVersion: versionInForce(facts.versions, endMs - 1)?.version ?? null,
    coveredFromMs: measure.coveredFromMs,
    failingRatio5m: failingRatio(last5m),
    burnRate5m: rateOf(last5m),
  };
};
