import type { SeriesPoint } from '#shared/metrics/delivery-series.ts';
import { floorMinute } from '#shared/units.ts';
import { spansBetween } from '#shared/windows.ts';
import { figureOver } from './compute-figure.ts';
import { deliveryPoints } from './delivery-points.ts';
import type { FigureDeps } from './figure-deps.ts';
import type { Moment } from './moment.ts';
import type { Subject } from './subject.ts';

function objectivePoints(
  deps: FigureDeps,
  subject: Subject,
  edgesMs: readonly number[],
  { nowMs, minuteEndMs }: Moment,
): SeriesPoint[] {
  const zone = deps.config.current().team.timeZone;
  return spansBetween(edgesMs)
    .filter((span) => span.startMs < nowMs)
    .map(({ startMs, endMs }) => {
      const fromMs = floorMinute(startMs);
      const untilMs = floorMinute(endMs);
      const period = { name: 'custom', startMs: fromMs, endMs: untilMs, zone };
      // The running minute counts, as in a live figure.
      const window = { ...period, endMs: Math.max(fromMs, Math.min(untilMs, minuteEndMs)) };
      const asked = { window, period, nowMs: Math.min(endMs, nowMs), isBrief: true };
      const { value, n, reason, judgement } = figureOver(deps, subject, asked);
      return { startMs, endMs, value, n, partial: endMs > nowMs, reason, judgement };
    });
}

/** A metric period by period between the edges, oldest first; periods that have not begun are left out. */
export function subjectPoints(
  deps: FigureDeps,
  subject: Subject,
  edgesMs: readonly number[],
  moment: Moment,
): SeriesPoint[] {
  const { metric, service } = subject;
  return metric.needs === 'tallies'
    ? objectivePoints(deps, subject, edgesMs, moment)
    : deliveryPoints(deps, metric, service, edgesMs, moment.nowMs);
}
