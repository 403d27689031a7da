import { limitSegments } from '#shared/agreement/segments.ts';
import type { JudgedLimit } from '#shared/judgement.ts';
import type { Behaviour } from '#shared/metrics/behaviour.ts';
import type { Metric } from '#shared/metrics/define-metric.ts';
import type { SeriesPoint } from '#shared/metrics/delivery-series.ts';
import { median } from '#shared/stats/median.ts';
import type { Span } from '#shared/time.ts';
import type { TrendPeriod } from '#shared/trend-period.ts';
import { floorMinute, MINUTE_MS } from '#shared/units.ts';
import { computeFigure } from './compute-figure.ts';
import type { FigureDeps } from './figure-deps.ts';
import { agreedWindow, type FigureWithReceipt } from './figure-question.ts';
import { withReceipt } from './figures.ts';
import type { Moment } from './moment.ts';
import { questionWindow } from './question-window.ts';
import { type RestoreDot, restoreDots } from './restore-dots.ts';
import type { Subject } from './subject.ts';
import type { TrendRange } from './trend-range.ts';
import { type WholeSeries, wholeSeries } from './whole-series.ts';

/** The limit in force over a stretch. */
export interface TrendLimit extends Span {
  readonly version: number | null;
  readonly limit: JudgedLimit | null;
}

/** A metric over the shown time, with everything that is drawn of it. */
export interface TrendSeries {
  readonly metric: Metric;
  readonly figure: FigureWithReceipt;
  readonly by: TrendPeriod;
  /** Those that the range touches. */
  readonly points: readonly SeriesPoint[];
  readonly whole: WholeSeries;
  /** What of the behaviour lies in the range. */
  readonly behaviour: Behaviour;
  readonly limits: readonly TrendLimit[];
  /** The cut that says more; null where this one does. */
  readonly betterCut: TrendPeriod | null;
  readonly dots: readonly RestoreDot[];
  readonly dotCount: number;
}

/** More dots than this are a cloud; the newest are kept. */
const MOST_DOTS = 400;

/** Under so many releases a period, a share of them jumps about by itself. */
const FEWEST_RELEASES = 5;

/** End to end, as each period was judged; periods with the same limit are one. */
function limitsOfPoints(points: readonly SeriesPoint[]): TrendLimit[] {
  const limits: TrendLimit[] = [];
  for (const { startMs, endMs, judgement } of points) {
    const { limit, agreementVersion: version } = judgement;
    const last = limits.at(-1);
    const isSame = last?.version === version && last?.limit?.value === limit?.value;
    if (last !== undefined && isSame) limits.splice(-1, 1, { ...last, endMs });
    else limits.push({ startMs, endMs, version, limit });
  }
  return limits;
}

/** What was agreed on an id over a span, end to end. */
export const limitsBetween = (
  { facts }: Pick<FigureDeps, 'facts'>,
  service: string,
  id: string,
  { startMs, endMs }: Span,
): TrendLimit[] =>
  limitSegments(facts.versions(), service, id, floorMinute(startMs), floorMinute(endMs)).map(
    ({ fromMs, toMs, limit, version }) => ({
      startMs: fromMs,
      endMs: toMs,
      version,
      limit: limit?.limit ?? null,
    }),
  );

/** The same up to a moment: of a period that still runs the limit in force then is the last, whatever comes later. */
function limitsUntil(deps: FigureDeps, { metric, service }: Subject, shown: Span, { nowMs }: Moment) {
  const endMs = Math.min(shown.endMs, floorMinute(nowMs) + MINUTE_MS);
  const limits = limitsBetween(deps, service, metric.id, { startMs: shown.startMs, endMs });
  return limits.map((limit) =>
    limit.endMs === floorMinute(endMs) ? { ...limit, endMs: shown.endMs } : limit,
  );
}

/** Shares of few releases say more by month. */
function betterCutOf({ id }: Metric, points: readonly SeriesPoint[], by: TrendPeriod): TrendPeriod | null {
  if (id !== 'change-failure-rate' || by === 'month') return null;
  const counts = points.filter(({ partial, n }) => !partial && n > 0).map(({ n }) => n);
  const usual = median(counts);
  return usual !== null && usual < FEWEST_RELEASES ? 'month' : null;
}

/** The baselines and signals that a span touches; its usual range is that of the last of them. */
function shownBehaviour({ baselines, signals }: Behaviour, { startMs, endMs }: Span): Behaviour {
  const isShown = (each: Span) => each.startMs < endMs && each.endMs > startMs;
  const shown = baselines.filter(isShown);
  const { centre, lower, upper } = shown.at(-1) ?? { centre: null, lower: null, upper: null };
  return { centre, lower, upper, signals: signals.filter(isShown), baselines: shown };
}

/** A metric over a range, its usual range resting on everything before the moment, whatever the range is. */
export function trendSeries(
  deps: FigureDeps,
  subject: Subject,
  by: TrendPeriod,
  range: TrendRange,
  moment: Moment,
): TrendSeries {
  const { metric, service } = subject;
  const { nowMs } = moment;
  const window = questionWindow(deps, subject, agreedWindow, moment);
  const whole = wholeSeries(deps, subject, by, moment, range.startMs);
  const points = whole.points.filter((point) => point.startMs < range.endMs && point.endMs > range.startMs);
  const shown = { startMs: points[0]?.startMs ?? range.startMs, endMs: points.at(-1)?.endMs ?? range.endMs };
  const dots = metric.id === 'time-to-restore' ? restoreDots(deps, service, range) : [];
  return {
    metric,
    behaviour: shownBehaviour(whole.behaviour, shown),
    figure: withReceipt(computeFigure(deps, subject, window, nowMs), nowMs, deps.nowMs()),
    by,
    points,
    whole,
    limits: metric.needs === 'tallies' ? limitsOfPoints(points) : limitsUntil(deps, subject, shown, moment),
    betterCut: betterCutOf(metric, points, by),
    dots: dots.slice(-MOST_DOTS),
    dotCount: dots.length,
  };
}
