import { limitInForce } from '#shared/agreement/in-force.ts';
import { judgeLimit } from '#shared/agreement/judge-limit.ts';
import type { Computed, Figure } from '#shared/figure.ts';
import type { Judgement } from '#shared/judgement.ts';
import type { ComputeOptions, DeliveryMetric, ObjectiveMetric } from '#shared/metrics/define-metric.ts';
import { judgeObjective } from '#shared/slo/judge-objective.ts';
import type { Window } from '#shared/time.ts';
import { DAY_SECONDS } from '#shared/units.ts';
import type { ObjectiveConfig, ServiceConfig } from '../config/config.ts';
import type { FigureDeps } from './figure-deps.ts';
import { isOfMany } from './scope.ts';
import { agreedId, objectivesOf, type Subject } from './subject.ts';

/** How long a deployment has to live before it counts as one that did not fail (METRICS.md §3). */
export const SETTLE_SECONDS = DAY_SECONDS;

type Facts = FigureDeps['facts'];

interface Answer {
  readonly computed: Computed;
  readonly judgement: Judgement;
}

const notConfigured: Answer = {
  computed: {
    value: null,
    n: 0,
    reason: 'not-configured',
    low: null,
    high: null,
    detail: {},
    formula: 'no such objective is configured',
    inputs: {},
    leftOut: [],
    coveredFromMs: null,
  },
  judgement: { state: 'none', limit: null, agreementVersion: null },
};

/** The end of a window is outside it: a version of the agreement that begins there does not judge it. */
const judgedAtMs = ({ endMs }: Window): number => endMs - 1;

/** What a delivery metric is asked with: the limit that judges, and what is now, whatever instant is asked about. */
export const deliveryOptions = (
  { facts, nowMs }: FigureDeps,
  subject: Subject,
  window: Window,
): ComputeOptions => ({
  limit:
    limitInForce(facts.versions(), subject.service, agreedId(subject), judgedAtMs(window))?.limit ?? null,
  settleSeconds: SETTLE_SECONDS,
  nowMs: nowMs(),
});

function computeDelivery(deps: FigureDeps, subject: Subject, metric: DeliveryMetric, window: Window): Answer {
  const { facts } = deps;
  const versions = facts.versions();
  const agreed = [versions, subject.service, agreedId(subject), judgedAtMs(window)] as const;
  const computed = facts.compute(subject.service, metric)(window, deliveryOptions(deps, subject, window));
  return { computed, judgement: judgeLimit(computed, ...agreed) };
}

function computeObjective(
  facts: Facts,
  metric: ObjectiveMetric,
  { service, objective }: { service: ServiceConfig; objective: ObjectiveConfig },
  { window, nowMs, period = window, isBrief = false }: FigureTime,
): Answer {
  const own = facts.objective(service, objective);
  const limit = limitInForce(own.versions, service.id, objective.id, judgedAtMs(window))?.limit ?? null;
  const computed = metric.compute(own, window, { limit, settleSeconds: SETTLE_SECONDS, nowMs, isBrief });
  if (metric.judge !== undefined)
    return { computed, judgement: metric.judge(own, computed, period, judgedAtMs(window)) };
  const { state, target, agreementVersion } = judgeObjective(own, { nowMs, window });
  return {
    computed,
    judgement: {
      state,
      limit: target === null ? null : { kind: 'target', value: target },
      agreementVersion,
    },
  };
}

/** For several services the worst one stands, next to every other: rates are never blended (METRICS.md §1.9). */
function worstOf(
  { better }: ObjectiveMetric,
  answers: readonly (Answer & { readonly service: string })[],
  isBrief: boolean,
): Answer {
  const worseFirst = better === 'higher' ? 1 : -1;
  const withValue = answers.filter(({ computed }) => computed.value !== null);
  const byValue = withValue.toSorted(
    (a, b) => ((a.computed.value ?? 0) - (b.computed.value ?? 0)) * worseFirst,
  );
  const worst = byValue[0] ?? answers[0];
  if (worst === undefined) return notConfigured;
  if (isBrief) return worst;
  const services = answers.map(({ service, computed: { value, n } }) => ({ service, value, n }));
  const detail = { ...worst.computed.detail, worst: worst.service, services };
  return { computed: { ...worst.computed, detail }, judgement: worst.judgement };
}

function answer(deps: FigureDeps, subject: Subject, time: FigureTime): Answer {
  const { config, facts } = deps;
  const { metric } = subject;
  if (metric.needs === 'deliveries') return computeDelivery(deps, subject, metric, time.window);
  const answers = objectivesOf({ config }, subject).map((each) => ({
    ...computeObjective(facts, metric, each, time),
    service: each.service.id,
  }));
  return isOfMany(subject.service)
    ? worstOf(metric, answers, time.isBrief ?? false)
    : (answers[0] ?? notConfigured);
}

/** Over which time a figure is computed. */
export interface FigureTime {
  /** On minute edges where the metric needs tallies. */
  readonly window: Window;
  /** Decides silence, and whether the window's last minute still runs. */
  readonly nowMs: number;
  /** The whole period of which the window is what has run; by default the window itself. */
  readonly period?: Window;
  /** Value, n, reason and judgement are asked for alone, as in a series. */
  readonly isBrief?: boolean;
}

/** Computes and judges one figure over a window. The wall, the series, the receipts and `/metrics` all ask here. */
export function computeFigure(deps: FigureDeps, subject: Subject, window: Window, nowMs: number): Figure {
  return figureOver(deps, subject, { window, nowMs });
}

/** As `computeFigure`, of a period that may still run, and briefly where that is enough. */
export function figureOver(deps: FigureDeps, subject: Subject, time: FigureTime): Figure {
  const { computed, judgement } = answer(deps, subject, time);
  return {
    ...computed,
    metric: subject.metric.id,
    service: subject.service,
    objective: subject.objective,
    unit: subject.metric.unit,
    window: time.window,
    judgement,
  };
}
