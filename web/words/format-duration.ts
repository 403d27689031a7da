import { DAY_SECONDS, HOUR_SECONDS, MINUTE_SECONDS } from '#shared/units.ts';
import { ceilAt } from './format-ratio.ts';

export type DurationUnit = 'day' | 'hour' | 'minute' | 'second';
export interface DurationPart {
  readonly count: number;
  readonly unit: DurationUnit;
}

const lengths: readonly (readonly [DurationUnit, number])[] = [
  ['day', DAY_SECONDS],
  ['hour', HOUR_SECONDS],
  ['minute', MINUTE_SECONDS],
  ['second', 1],
];

/**
 * A length of time in its largest unit and the next smaller one, cut off: 5,280 s is 1 hour 28 minutes.
 * A part of zero is left out; under a second it is 0 seconds. Negative lengths count as none.
 */
export const splitDuration = (seconds: number): DurationPart[] => {
  let rest = Math.max(0, Math.floor(seconds));
  const first = lengths.findIndex(([, length]) => rest >= length);
  if (first < 0) return [{ count: 0, unit: 'second' }];
  // Beside minutes, seconds say nothing on a board.
  const kept = lengths.slice(first, first + 2).filter(([unit]) => unit !== 'second' || rest < MINUTE_SECONDS);
  const parts = kept.map(([unit, length]) => {
    const count = Math.floor(rest / length);
    rest -= count * length;
    return { count, unit };
  });
  return parts.filter(({ count }) => count > 0);
};

/** From six of a unit on, the smaller one beside it only takes the room: 6 h 12 min is 6 hours. */
const ALONE_FROM = 6;

/** As `splitDuration`, for a large figure: the second unit only where it tells something. */
export const headlineDuration = (seconds: number): DurationPart[] => {
  const parts = splitDuration(seconds);
  const [first] = parts;
  return first !== undefined && first.count >= ALONE_FROM ? [first] : parts;
};

/** The largest unit alone, cut off: "gone in 14 h". */
export const roughDuration = (seconds: number): DurationPart =>
  splitDuration(seconds)[0] ?? { count: 0, unit: 'second' };

/** A length that people speak of in hours, such as the 24 h in which a release shows whether it failed. */
export const inHours = (seconds: number): DurationPart[] =>
  seconds % HOUR_SECONDS === 0 && seconds <= HOURS_UP_TO
    ? [{ count: seconds / HOUR_SECONDS, unit: 'hour' }]
    : splitDuration(seconds);

const MINUTES_UP_TO = 100 * MINUTE_SECONDS;
const HOURS_UP_TO = 2 * DAY_SECONDS;

/** The unit a metric's duration is shown in, by its size: 52 min, 5.5 h, 3.1 days. */
const metricUnit = (seconds: number): Exclude<DurationUnit, 'second'> => {
  if (seconds < MINUTES_UP_TO) return 'minute';
  return seconds < HOURS_UP_TO ? 'hour' : 'day';
};

const unitSeconds = { minute: MINUTE_SECONDS, hour: HOUR_SECONDS, day: DAY_SECONDS } as const;

/** A duration in one unit with at most one decimal, rounded up since long is bad: 11,000 s in hours is `3.1`. */
export const metricDuration = (seconds: number): { digits: string; unit: 'minute' | 'hour' | 'day' } => {
  const unit = metricUnit(seconds);
  const decimals = unit === 'minute' && seconds >= 10 * MINUTE_SECONDS ? 0 : 1;
  return { digits: String(ceilAt(seconds / unitSeconds[unit], decimals)), unit };
};

/** A limit in the unit it was agreed in, exact: 345,600 s is 4 days, 3,600 s is 60 minutes. */
export const limitDuration = (seconds: number): { digits: string; unit: 'minute' | 'hour' | 'day' } => {
  const unit = metricUnit(seconds);
  return { digits: String(Number((seconds / unitSeconds[unit]).toPrecision(3))), unit };
};
