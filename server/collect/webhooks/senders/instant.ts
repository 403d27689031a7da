import { Temporal } from 'temporal-polyfill';

const LATEST_MS = Date.UTC(2100, 0, 1);
/** What Go writes for a time that was never set. */
const NEVER = /^0001-01-01/;

/** Each unit's smallest plausible instant is 1973, and no unit reaches the next one before the year 5138. */
const units = [
  { belowValue: 1e11, ms: 1_000 },
  { belowValue: 1e14, ms: 1 },
  { belowValue: 1e17, ms: 1e-3 },
  { belowValue: 1e20, ms: 1e-6 },
] as const;

function ofEpoch(value: number): number | null {
  const unit = units.find(({ belowValue }) => value < belowValue);
  return unit === undefined || !(value >= 0) ? null : Math.round(value * unit.ms);
}

/** No time is written in more. */
const MOST_CHARACTERS = 64;

/** RFC 3339, and what senders write in its place: a blank for the `T`, ` +0200`, ` UTC`. */
function ofWords(text: string): number | null {
  if (text.length > MOST_CHARACTERS) return null;
  const written = text.replace(/\s+(?:UTC|GMT|Z)$/i, 'Z').replace(/\s+(?=[+-]\d)/, '');
  try {
    return Temporal.Instant.from(written).epochMilliseconds;
  } catch {
    return null;
  }
}

/** Whether the value is Go's zero time, `0001-01-01T00:00:00Z`, with which its programs say that there is none. */
export const isNever = (value: unknown): boolean => typeof value === 'string' && NEVER.test(value);

/**
 * A sender's time as epoch ms: RFC 3339 in the spellings that are about, or a count of seconds, milliseconds,
 * microseconds or nanoseconds since 1970, as a number or as digits. Null where it is neither, names no time zone or
 * day that exists, or lies outside 1970 to 2100.
 *
 * @example readInstant('2021-04-28 21:50:00 +0200') // 1619639400000
 * @example readInstant(1557933565) // 1557933565000
 */
export function readInstant(value: unknown): number | null {
  const isEpoch = typeof value === 'number' || (typeof value === 'string' && /^\d+(\.\d+)?$/.test(value));
  const atMs = isEpoch ? ofEpoch(Number(value)) : typeof value === 'string' ? ofWords(value.trim()) : null;
  return atMs !== null && atMs >= 0 && atMs < LATEST_MS ? atMs : null;
}
