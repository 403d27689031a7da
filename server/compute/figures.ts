import { limitInForce } from '#shared/agreement/in-force.ts';
import { judgeLimit } from '#shared/agreement/judge-limit.ts';
import type { Computed, Figure } from '#shared/figure.ts';
import type { Judgement } from '#shared/judgement.ts';
import type { DeliveryMetric, Metric, ObjectiveMetric } from '#shared/metrics/define-metric.ts';
import { metricById } from '#shared/metrics/find-metric.ts';
import { Problem } from '#shared/problems.ts';
import { judgeObjective } from '#shared/slo/judge-objective.ts';
import type { Window } from '#shared/time.ts';
import { floorMinute } from '#shared/units.ts';
import { resolveWindow } from '#shared/windows.ts';
import type { ObjectiveConfig, ServiceConfig } from '../config/config.ts';
import type { RunningConfig } from '../config/running-config.ts';
import type { Facts } from './facts.ts';
import type { FigureQuestion, FigureWithReceipt } from './figure-question.ts';
import { type Moment, momentOf } from './moment.ts';
import { receiptId } from './receipt-id.ts';
import { usualWindow } from './usual-window.ts';

const SETTLE_SECONDS = 24 * 3_600;
const DEFAULT_OBJECTIVE = 'availability';

export interface FigureDeps {
  readonly config: RunningConfig;
  readonly facts: Facts;
  readonly nowMs: () => number;
}

/** Everything but the question's time: what is computed for which service. */
export interface Subject {
  readonly metric: Metric;
  readonly service: string;
  readonly objective: string | null;
}

const notConfigured: Computed = {
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
};

/** The objective key that the agreement is looked up by. */
const agreedId = ({ metric, objective }: Subject): string =>
  metric.needs === 'tallies' ? (objective ?? DEFAULT_OBJECTIVE) : metric.id;

export function findSubject(deps: FigureDeps, question: FigureQuestion): Subject {
  const metric = metricById(question.metric);
  if (metric.needs === 'deliveries') return { metric, service: question.service, objective: null };
  const objective = question.objective ?? DEFAULT_OBJECTIVE;
  const named = question.objective !== null;
  if (named && servicesWith(deps, question.service, objective).length === 0)
    throw new Problem('unknown-objective', `No objective of ${question.service} is called "${objective}".`);
  return { metric, service: question.service, objective };
}

function servicesWith(
  { config }: FigureDeps,
  service: string,
  objectiveId: string,
): { service: ServiceConfig; objective: ObjectiveConfig }[] {
  return config.current().services.flatMap((each) => {
    if (service !== 'all' && each.id !== service) return [];
    const objective = each.objectives.find((one) => one.id === objectiveId);
    return objective ? [{ service: each, objective }] : [];
  });
}

/** The window of a question: the span it gives, the window it names, or the one that was agreed. */
export function questionWindow(
  deps: FigureDeps,
  subject: Subject,
  question: FigureQuestion,
  moment: Moment,
): Window {
  const zone = deps.config.current().team.timeZone;
  const byMinute = subject.metric.needs === 'tallies';
  const edge = (atMs: number) => (byMinute ? floorMinute(atMs) : atMs);
  if (question.span)
    return { name: 'custom', startMs: edge(question.span.fromMs), endMs: edge(question.span.toMs), zone };
  const endMs = byMinute ? moment.minuteEndMs : moment.nowMs;
  const agreed = limitInForce(deps.facts.versions(), subject.service, agreedId(subject), endMs - 1);
  const name = question.windowName ?? agreed?.limit.window ?? usualWindow[subject.metric.needs];
  return resolveWindow(name, endMs, zone);
}

/** Computes and judges one figure over a window. The wall, the series, the receipts and `/metrics` all ask here. */
export function computeFigure(deps: FigureDeps, subject: Subject, window: Window, nowMs: number): Figure {
  const { computed, judgement } =
    subject.metric.needs === 'deliveries'
      ? computeDelivery(deps, subject, subject.metric, window)
      : computeObjective(deps, subject, subject.metric, window, nowMs);
  return {
    ...computed,
    metric: subject.metric.id,
    service: subject.service,
    objective: subject.objective,
    unit: subject.metric.unit,
    window,
    judgement,
  };
}

type Answer = { readonly computed: Computed; readonly judgement: Judgement };

/** The end of a window is outside it: a version of the agreement that begins there does not judge it. */
function computeDelivery(deps: FigureDeps, subject: Subject, metric: DeliveryMetric, window: Window): Answer {
  const versions = deps.facts.versions();
  const limit = limitInForce(versions, subject.service, metric.id, window.endMs - 1)?.limit ?? null;
  const computed = metric.compute(deps.facts.deliveries(subject.service), window, {
    limit,
    settleSeconds: SETTLE_SECONDS,
  });
  return {
    computed,
    judgement: judgeLimit(computed, versions, subject.service, metric.id, window.endMs - 1),
  };
}

function computeObjective(
  deps: FigureDeps,
  subject: Subject,
  metric: ObjectiveMetric,
  window: Window,
  nowMs: number,
): Answer {
  const each = servicesWith(deps, subject.service, subject.objective ?? DEFAULT_OBJECTIVE).map(
    ({ service, objective }) => {
      const facts = deps.facts.objective(service, objective);
      const limit = limitInForce(facts.versions, service.id, objective.id, window.endMs - 1)?.limit ?? null;
      const computed = metric.compute(facts, window, { limit, settleSeconds: SETTLE_SECONDS, nowMs });
      const { state, target, agreementVersion } = judgeObjective(facts, { nowMs, window });
      const judgement: Judgement = {
        state,
        limit: target === null ? null : { kind: 'target', value: target },
        agreementVersion,
      };
      return { service: service.id, computed, judgement };
    },
  );
  // For all services the worst one stands, next to every other: rates are never blended (METRICS.md §1.9).
  const withValue = each.filter(({ computed }) => computed.value !== null);
  const worst = withValue.sort((a, b) => (a.computed.value ?? 0) - (b.computed.value ?? 0))[0] ?? each[0];
  if (!worst)
    return { computed: notConfigured, judgement: { state: 'none', limit: null, agreementVersion: null } };
  if (subject.service !== 'all') return worst;
  const services = each.map(({ service, computed }) => ({ service, value: computed.value, n: computed.n }));
  const detail = { ...worst.computed.detail, worst: worst.service, services };
  return { computed: { ...worst.computed, detail }, judgement: worst.judgement };
}

export function withReceipt(figure: Figure, atMs: number, madeAtMs: number): FigureWithReceipt {
  const { metric, service, objective, window, value, n } = figure;
  return { ...figure, receipt: receiptId({ metric, service, objective, window, atMs, madeAtMs, value, n }) };
}

export function answerFigure(deps: FigureDeps, question: FigureQuestion): FigureWithReceipt {
  const nowMs = deps.nowMs();
  const subject = findSubject(deps, question);
  const moment = momentOf(
    question.atMs ?? (question.span ? Math.min(question.span.toMs, nowMs) : null),
    nowMs,
  );
  const window = questionWindow(deps, subject, question, moment);
  return withReceipt(computeFigure(deps, subject, window, moment.nowMs), moment.nowMs, nowMs);
}
