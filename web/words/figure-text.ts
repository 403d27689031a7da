import type { WallDelivery } from '#shared/api/wall.ts';
import { deliveryAmount } from './delivery-text.ts';
import { availabilityText, budgetText } from './format-ratio.ts';
import type { Words } from './words.ts';

/** Metrics whose ratio is a promise that is kept; the others count what went wrong. */
const isAvailability = (metric: string): boolean => metric === 'availability' || metric === 'latency';

/** Shares of what went well: their losses are the rest, so they are rounded down. */
const goodShares: readonly string[] = ['release-regularity', 'automation-rate', 'who-noticed'];

/** A figure of any metric in its unit: `99.89%`, `−18%`, `3.1 days`, `4.2/week`. */
export const figureText = (
  figure: {
    readonly metric: string;
    readonly unit: WallDelivery['unit'];
    readonly value: number;
    /** The agreed limit, for the number of decimals of an availability. */
    readonly limit: number | null;
  },
  words: Words,
): string => {
  if (figure.metric === 'error-budget') return budgetText(figure.value);
  if (isAvailability(figure.metric)) return availabilityText(figure.value, figure.limit);
  if (goodShares.includes(figure.metric)) return budgetText(figure.value);
  const { digits, unit } = deliveryAmount(figure.unit, figure.value);
  const name = words.delivery.unit(unit, digits);
  return unit === 'ratio' || unit === 'per-week' ? `${digits}${name}` : `${digits} ${name}`;
};
