import { Temporal } from 'temporal-polyfill';

/**
 * An instant as epoch ms: RFC 3339 with its offset, or a date for the start of that day in `zone`.
 * `parseMoment('2026-03-01', 'Asia/Seoul')` is 2026-02-28T15:00:00Z. Throws `Error` with a sentence for the reader.
 */
export const parseMoment = (text: string, zone: string): number => {
  try {
    return /^\d{4}-\d{2}-\d{2}$/.test(text)
      ? Temporal.PlainDate.from(text).toZonedDateTime(zone).epochMilliseconds
      : Temporal.Instant.from(text).epochMilliseconds;
  } catch {
    throw new Error(`"${text}" is not a time; write it like 2026-03-01 or 2026-03-01T09:00:00Z`);
  }
};
