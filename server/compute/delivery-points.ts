import type { DeliveryMetric } from '#shared/metrics/define-metric.ts';
import { deliverySeries, type SeriesPoint } from '#shared/metrics/delivery-series.ts';
import { SETTLE_SECONDS } from './compute-figure.ts';
import type { FigureDeps } from './figure-deps.ts';

/** A delivery metric of a service, or of `all`, period by period between the edges; oldest first. */
export const deliveryPoints = (
  { facts, config }: FigureDeps,
  metric: DeliveryMetric,
  service: string,
  edgesMs: readonly number[],
  nowMs: number,
): SeriesPoint[] => {
  const history = facts.history(service);
  return deliverySeries({
    metric,
    history,
    compute: () => facts.compute(service, metric),
    book: facts.periods(service, metric.id, history),
    edgesMs,
    nowMs,
    zone: config.current().team.timeZone,
    service,
    versions: facts.versions(),
    settleSeconds: SETTLE_SECONDS,
  });
};
