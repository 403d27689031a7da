import { DAY_SECONDS, HOUR_SECONDS, MINUTE_SECONDS } from '#shared/units.ts';

export interface LeadDot {
  /** 0-1, of the axis. */
  readonly at: number;
  /** How many dots lie beneath it. */
  readonly level: number;
  readonly isOver: boolean;
}

export interface LeadDots {
  readonly dots: readonly LeadDot[];
  readonly levels: number;
  /** 0-1; null where nothing is agreed. */
  readonly limitAt: number | null;
  readonly ticks: readonly { readonly at: number; readonly seconds: number }[];
}

/** Steps of an axis of time, so that it has three to six of them. */
const steps = [
  MINUTE_SECONDS,
  5 * MINUTE_SECONDS,
  15 * MINUTE_SECONDS,
  HOUR_SECONDS,
  3 * HOUR_SECONDS,
  6 * HOUR_SECONDS,
  12 * HOUR_SECONDS,
  DAY_SECONDS,
  2 * DAY_SECONDS,
  5 * DAY_SECONDS,
  10 * DAY_SECONDS,
  30 * DAY_SECONDS,
  90 * DAY_SECONDS,
  365 * DAY_SECONDS,
] as const;
const MOST_TICKS = 6;
/** Dots that lie closer than this share of the axis are stacked. */
const BIN_RATIO = 1 / 72;

/**
 * Lead times as dots over an axis from zero, stacked where they meet.
 *
 * @param limitSeconds what was agreed; null for nothing
 * @returns null for no lead times
 */
export const leadDots = (seconds: readonly number[], limitSeconds: number | null): LeadDots | null => {
  if (seconds.length === 0) return null;
  const longest = Math.max(...seconds, limitSeconds ?? 0, MINUTE_SECONDS);
  const step = steps.find((each) => longest / each <= MOST_TICKS) ?? longest / MOST_TICKS;
  // A little room behind the last one, so that it is not cut off.
  const end = longest * 1.04;
  const stacks = new Map<number, number>();
  const dots = seconds
    .toSorted((a, b) => a - b)
    .map((one): LeadDot => {
      const bin = Math.round(one / end / BIN_RATIO);
      const level = stacks.get(bin) ?? 0;
      stacks.set(bin, level + 1);
      return { at: bin * BIN_RATIO, level, isOver: limitSeconds !== null && one > limitSeconds };
    });
  const ticks = Array.from({ length: Math.floor(end / step) + 1 }, (_, index) => ({
    at: (index * step) / end,
    seconds: index * step,
  }));
  const limitAt = limitSeconds === null ? null : limitSeconds / end;
  return { dots, levels: Math.max(...stacks.values()), limitAt, ticks };
};
