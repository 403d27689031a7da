import { DAY_SECONDS, HOUR_SECONDS, MINUTE_SECONDS } from '#shared/units.ts';

const units = [
  [DAY_SECONDS * 1_000, 'd'],
  [HOUR_SECONDS * 1_000, 'h'],
  [MINUTE_SECONDS * 1_000, 'm'],
  [1_000, 's'],
  [1, 'ms'],
] as const;

/**
 * A length of time as `andon.yaml` and Prometheus write it, to the millisecond: `durationText(90) === '1m30s'`,
 * `durationText(0) === '0s'`. What `parseDuration` makes of it is the same length.
 */
export const durationText = (seconds: number): string => {
  let rest = Math.round(seconds * 1_000);
  const parts = units.map(([unitMs, name]) => {
    const count = Math.floor(rest / unitMs);
    rest -= count * unitMs;
    return count === 0 ? '' : `${count}${name}`;
  });
  return parts.join('') || '0s';
};
