import type { WallDelivery } from '#shared/api/wall.ts';
import { isoInstant } from '#shared/time.ts';
import type { DeliveryTile } from '../compute/deliveries.ts';
import { toJudgementAnswer, toWindowAnswer } from './figure-answer.ts';

/** The usual range of the latest baseline; null while there are too few points to tell. */
function toUsual({ behaviour }: DeliveryTile): WallDelivery['usual'] {
  const latest = behaviour.baselines.at(-1);
  if (!latest) return null;
  const { centre, lower, upper, trial } = latest;
  return { centre, lower, upper, trial };
}

/** A delivery metric as a tile shows it. */
export function toWallDelivery(tile: DeliveryTile): WallDelivery {
  const { metric, figure, weeks, trend } = tile;
  const { atLeastSeconds } = figure.detail;
  const { statistic } = figure.inputs;
  return {
    metric: metric.id,
    title: { ...metric.title },
    unit: metric.unit,
    value: figure.value,
    n: figure.n,
    reason: figure.reason,
    window: toWindowAnswer(figure.window, figure.coveredFromMs),
    judgement: toJudgementAnswer(figure),
    statistic: typeof statistic === 'string' ? statistic : null,
    atLeastSeconds: typeof atLeastSeconds === 'number' ? atLeastSeconds : null,
    weeks: weeks.map((week) => ({ start: isoInstant(week.startMs), value: week.value })),
    usual: toUsual(tile),
    trend: { ...trend },
  };
}
