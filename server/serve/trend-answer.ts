import type { Static } from 'typebox';
import type {
  ComparedSide as ComparedSideAnswer,
  Comparison as ComparisonAnswer,
  LimitRecord as LimitRecordAnswer,
  TrendLimit as TrendLimitAnswer,
  TrendSeries as TrendSeriesAnswer,
  TrendStory,
} from '#shared/api/trends.ts';
import type { LimitRecord } from '#shared/metrics/limit-records.ts';
import type { ValuedStory } from '#shared/metrics/story-values.ts';
import { isoInstant } from '#shared/time.ts';
import type { ComparedSide, Comparison } from '../compute/trend-comparisons.ts';
import type { TrendLimit, TrendSeries } from '../compute/trend-series.ts';
import { toJudgementAnswer } from './figure-answer.ts';
import { isoInstantOrNull } from './instants.ts';
import { toBehaviour, toSeriesPoint } from './series-answer.ts';

/** The limit in force over a stretch as the API says it. */
export const toTrendLimit = ({
  startMs,
  endMs,
  version,
  limit,
}: TrendLimit): Static<typeof TrendLimitAnswer> => ({
  start: isoInstant(startMs),
  end: isoInstant(endMs),
  version,
  limit: limit === null ? null : { ...limit },
});

function toFigure({ figure }: TrendSeries): TrendSeriesAnswer['figure'] {
  const { atLeastSeconds } = figure.detail;
  const { statistic } = figure.inputs;
  return {
    value: figure.value,
    n: figure.n,
    reason: figure.reason,
    judgement: toJudgementAnswer(figure),
    window: figure.window.name,
    statistic: typeof statistic === 'string' ? statistic : null,
    atLeastSeconds: typeof atLeastSeconds === 'number' ? atLeastSeconds : null,
    receipt: figure.receipt,
  };
}

/** A metric over the shown time as the API says it. */
export const toTrendSeries = (series: TrendSeries): TrendSeriesAnswer => ({
  metric: series.metric.id,
  title: { ...series.metric.title },
  unit: series.metric.unit,
  better: series.metric.better,
  figure: toFigure(series),
  by: series.by,
  points: series.points.map(toSeriesPoint),
  behaviour: toBehaviour(series.behaviour),
  limits: series.limits.map(toTrendLimit),
  trend: { ...series.whole.trend },
  betterCut: series.betterCut,
  dotCount: series.dotCount,
  dots: series.dots.map(({ service, id, title, atMs, seconds, isOpen }) => ({
    service,
    id,
    title,
    at: isoInstant(atMs),
    seconds,
    open: isOpen,
  })),
});

/** What the title says as the API says it. */
export const toStory = ({
  sinceMs,
  fromSpan: _from,
  toSpan: _to,
  ...story
}: ValuedStory): Static<typeof TrendStory> => ({ ...story, since: isoInstantOrNull(sinceMs) });

const toSide = ({ startMs, endMs, partial, figure }: ComparedSide): Static<typeof ComparedSideAnswer> => ({
  start: isoInstant(startMs),
  end: isoInstant(endMs),
  partial,
  value: figure.value,
  n: figure.n,
  reason: figure.reason,
});

/** One comparison as the API says it. */
export const toComparison = ({ name, now, before, verdict, went, reason }: Comparison): ComparisonAnswer => ({
  name,
  now: toSide(now),
  before: toSide(before),
  verdict,
  went,
  reason: { ...reason },
});

/** How the periods of one version stood as the API says it. */
export const toRecord = ({ version, limit, periods }: LimitRecord): Static<typeof LimitRecordAnswer> => ({
  version,
  limit: { ...limit },
  inside: periods.filter(({ inside }) => inside).length,
  of: periods.length,
  periods: periods.map(({ startMs, inside }) => ({ start: isoInstant(startMs), inside })),
});
