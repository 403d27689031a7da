import { periodEdges } from '#shared/calendar.ts';
import { type Behaviour, behaviour } from '#shared/metrics/behaviour.ts';
import type { DeliveryMetric } from '#shared/metrics/define-metric.ts';
import type { SeriesPoint } from '#shared/metrics/delivery-series.ts';
import { metrics } from '#shared/metrics/registry.ts';
import { type Trend, trendVerdict } from '#shared/metrics/trend-verdict.ts';
import { WEEK_MS } from '#shared/units.ts';
import { computeFigure } from './compute-figure.ts';
import { deliveryPoints } from './delivery-points.ts';
import type { FigureDeps } from './figure-deps.ts';
import { agreedWindow, type FigureWithReceipt } from './figure-question.ts';
import { withReceipt } from './figures.ts';
import { marksOf, scopeOfService } from './marks.ts';
import type { Moment } from './moment.ts';
import { questionWindow } from './question-window.ts';

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

/** Every delivery metric, in the order of the registry. */
export const deliveryMetrics: readonly DeliveryMetric[] = metrics.filter(
  (metric) => metric.needs === 'deliveries',
);

/** The few that stand on the wall and on a service's page. */
export const headlineMetrics: readonly DeliveryMetric[] = deliveryMetrics.filter(
  ({ place }) => place === 'headline',
);

export function deliveryTile(
  deps: FigureDeps,
  metric: DeliveryMetric,
  service: string,
  moment: Moment,
): DeliveryTile {
  const { nowMs } = moment;
  const subject = { metric, service, objective: null };
  const window = questionWindow(deps, subject, agreedWindow, moment);
  const figure = withReceipt(computeFigure(deps, subject, window, nowMs), nowMs, nowMs);
  const { timeZone } = deps.config.current().team;
  const edges = periodEdges('week', nowMs - BEHAVIOUR_WEEKS * WEEK_MS, nowMs, timeZone);
  const points = deliveryPoints(deps, metric, service, edges, nowMs);
  const weeks = points.filter((point) => !point.partial).slice(-SHOWN_WEEKS);
  const usual = behaviour(
    points,
    metric.better,
    maxOf(metric.unit),
    marksOf(deps.facts, {
      ...scopeOfService(service),
      metric: metric.id,
      objective: null,
      by: 'week',
    }),
  );
  const trend = trendVerdict(points, usual, metric.better, weeks[0]?.startMs ?? nowMs);
  return { metric, figure, weeks, behaviour: usual, trend };
}
