import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '#shared/units.ts';

const pattern = /^(?:(\d+)y)?(?:(\d+)w)?(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?(?:(\d+)ms)?$/;
const unitMs = [365 * DAY_MS, 7 * DAY_MS, DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS, 1];

/**
 * A length of time in seconds. Units y w d h m s ms, largest first, whole numbers; of bare numbers only 0.
 * A year is 365 days. `parseDuration('1h30m') === 5400`, `parseDuration('300ms') === 0.3`.
 * Throws `Error` with a sentence for the reader.
 */
export const parseDuration = (text: string): number => {
  if (text === '0') return 0;
  const counts = pattern.exec(text)?.slice(1);
  if (text === '' || counts === undefined) {
    throw new Error(`"${text}" is not a duration; write it like 15s, 300ms or 1h30m`);
  }
  const ms = counts.reduce((sum, count, index) => sum + Number(count ?? 0) * (unitMs[index] ?? 0), 0);
  return ms / SECOND_MS;
};
