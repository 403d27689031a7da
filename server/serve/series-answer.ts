import type { Static } from 'typebox';
import type { BehaviourShape, SeriesPointShape } from '#shared/api/series.ts';
import type { Behaviour } from '#shared/metrics/behaviour.ts';
import type { SeriesPoint } from '#shared/metrics/delivery-series.ts';
import { isoInstant } from '#shared/time.ts';
import { toJudgementAnswer } from './figure-answer.ts';

/** One period of a series as the API says it. */
export const toSeriesPoint = (point: SeriesPoint): Static<typeof SeriesPointShape> => ({
  start: isoInstant(point.startMs),
  end: isoInstant(point.endMs),
  value: point.value,
  n: point.n,
  partial: point.partial,
  reason: point.reason,
  judgement: toJudgementAnswer(point),
});

/** Usual ranges and signals as the API says them. */
export const toBehaviour = (behaviour: Behaviour): Static<typeof BehaviourShape> => ({
  centre: behaviour.centre,
  lower: behaviour.lower,
  upper: behaviour.upper,
  signals: behaviour.signals.map(({ rule, side, improvement, known, startMs, endMs }) => ({
    rule,
    from: isoInstant(startMs),
    to: isoInstant(endMs),
    side,
    improvement,
    known,
  })),
  baselines: behaviour.baselines.map(({ startMs, endMs, ...baseline }) => ({
    start: isoInstant(startMs),
    end: isoInstant(endMs),
    ...baseline,
  })),
});
