import { periodEdges } from '#shared/calendar.ts';
import { type Behaviour, behaviour } from '#shared/metrics/behaviour.ts';
import type { DeliveryMetric } from '#shared/metrics/define-metric.ts';
import { deliverySeries, type SeriesPoint } from '#shared/metrics/delivery-series.ts';
import { metrics } from '#shared/metrics/registry.ts';
import { type Trend, trendVerdict } from '#shared/metrics/trend-verdict.ts';
import { DAY_SECONDS, WEEK_MS } from '#shared/units.ts';
import type { FigureWithReceipt } from './figure-question.ts';
import { computeFigure, type FigureDeps, questionWindow, withReceipt } from './figures.ts';
import type { Moment } from './moment.ts';

/** How far back the usual range looks, and how many weeks a tile draws. */
const BEHAVIOUR_WEEKS = 52;
const SHOWN_WEEKS = 16;

/** A delivery metric as a tile shows it: the figure, its last weeks and whether it really changed. */
export interface DeliveryTile {
  readonly metric: DeliveryMetric;
  readonly figure: FigureWithReceipt;
  /** Complete weeks, oldest first. */
  readonly weeks: readonly SeriesPoint[];
  readonly behaviour: Behaviour;
  readonly trend: Trend;
}

/** The greatest value a unit can have: a share ends at 1. */
export const maxOf = (unit: DeliveryMetric['unit']): number | null => (unit === 'ratio' ? 1 : null);

export const deliveryMetrics = (): DeliveryMetric[] =>
  metrics.flatMap((metric) => (metric.needs === 'deliveries' ? [metric] : []));

export function deliveryTile(
  deps: FigureDeps,
  metric: DeliveryMetric,
  service: string,
  moment: Moment,
): DeliveryTile {
  const subject = { metric, service, objective: null };
  const question = { metric: metric.id, service, objective: null, windowName: null, atMs: null, span: null };
  const window = questionWindow(deps, subject, question, moment);
  const figure = withReceipt(computeFigure(deps, subject, window, moment.nowMs), moment.nowMs, moment.nowMs);
  const { timeZone: zone } = deps.config.current().team;
  const points = deliverySeries({
    metric,
    facts: deps.facts.deliveries(service),
    edgesMs: periodEdges('week', moment.nowMs - BEHAVIOUR_WEEKS * WEEK_MS, moment.nowMs, zone),
    nowMs: moment.nowMs,
    zone,
    service,
    versions: deps.facts.versions(),
    settleSeconds: DAY_SECONDS,
  });
  const weeks = points.filter((point) => !point.partial).slice(-SHOWN_WEEKS);
  const usual = behaviour(points, metric.better, maxOf(metric.unit));
  const trend = trendVerdict(points, usual, metric.better, weeks[0]?.startMs ?? moment.nowMs);
  return { metric, figure, weeks, behaviour: usual, trend };
}
