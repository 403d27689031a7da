import type { WallDelivery } from '#shared/api/wall.ts';
import { limitDuration, metricDuration } from './format-duration.ts';
import { floorAt, lossDigits } from './format-ratio.ts';
import { big, type Part, small } from './parts.ts';
import type { Words } from './words.ts';

interface Amount {
  readonly digits: string;
  /** `minute`, `hour`, `day`, `ratio` or `per-week`: the catalogue's name of the unit. */
  readonly unit: string;
}

/** A delivery figure as people read it; never rounded toward fine: frequencies down, durations and losses up. */
export const deliveryAmount = (unit: WallDelivery['unit'], value: number): Amount => {
  if (unit === 'seconds') return metricDuration(value);
  if (unit === 'ratio') return { digits: lossDigits(value), unit };
  return { digits: String(floorAt(value, 1)), unit };
};

/** A limit as it was agreed, exact. */
const limitAmount = (unit: WallDelivery['unit'], value: number): Amount => {
  if (unit === 'seconds') return limitDuration(value);
  const shown = unit === 'ratio' ? value * 100 : value;
  return { digits: String(Number(shown.toPrecision(6))), unit };
};

/** The value in parts; null where there is none, and `deliveryReason` says why. */
export const deliveryParts = (delivery: WallDelivery, words: Words): Part[] | null => {
  if (delivery.value === null) return null;
  const { digits, unit } = deliveryAmount(delivery.unit, delivery.value);
  return [big(digits), small(words.delivery.unit(unit, digits))];
};

/** "≥ 5 h", where a median is not reached but cannot be under this; null where nothing bounds it. */
export const deliveryBound = (delivery: WallDelivery, words: Words): Part[] | null => {
  if (delivery.value !== null || delivery.atLeastSeconds === null) return null;
  const { digits, unit } = limitDuration(delivery.atLeastSeconds);
  return [big(words.delivery.atLeast(digits)), small(words.delivery.unit(unit, digits))];
};

/** Why there is no value, in words. */
export const deliveryReason = (delivery: WallDelivery, words: Words): string =>
  words.delivery.reason(delivery.metric, delivery.reason ?? 'no-data');

/** "agreed ≤ 4 days · close" */
export const deliveryLimit = (delivery: WallDelivery, words: Words): string => {
  const { limit, state } = delivery.judgement;
  if (limit === null) return words.delivery.noLimit;
  const { digits, unit } = limitAmount(delivery.unit, limit.value);
  return words.delivery.judged(words.delivery.agreed(limit.kind, digits, unit, delivery.statistic), state);
};
