import type { Behaviour } from '#shared/metrics/behaviour.ts';
import type { DeliveryMetric } from '#shared/metrics/define-metric.ts';
import type { SeriesPoint } from '#shared/metrics/delivery-series.ts';
import { metrics } from '#shared/metrics/registry.ts';
import type { Trend } from '#shared/metrics/trend-verdict.ts';
import { WEEK_MS } from '#shared/units.ts';
import { computeFigure } from './compute-figure.ts';
import type { FigureDeps } from './figure-deps.ts';
import { agreedWindow, type FigureWithReceipt } from './figure-question.ts';
import { withReceipt } from './figures.ts';
import type { Moment } from './moment.ts';
import { questionWindow } from './question-window.ts';
import { wholeSeries } from './whole-series.ts';

/** How many weeks a tile draws. */
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
  const shownFromMs = nowMs - (SHOWN_WEEKS + 1) * WEEK_MS;
  const series = wholeSeries(deps, subject, 'week', moment, shownFromMs);
  const weeks = series.points.filter((point) => !point.partial).slice(-SHOWN_WEEKS);
  return { metric, figure, weeks, behaviour: series.behaviour, trend: series.trend };
}
