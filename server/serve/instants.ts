import { daySpan } from '#shared/calendar.ts';
import { Problem } from '#shared/problems.ts';
import { isoInstant } from '#shared/time.ts';

/** A time further ahead than this is a clock or unit mistake of the sender, not a fact. */
const LATEST_AHEAD_MS = 10 * 60_000;

/** As `isoInstant`; null stays null. */
export const isoInstantOrNull = (atMs: number | null): string | null =>
  atMs === null ? null : isoInstant(atMs);

/**
 * RFC 3339 → epoch ms.
 * @param at where it stands, for the problem's words
 * @throws Problem `invalid-body` when it is not an instant or lies before 1970
 */
export function parseInstant(text: string, at: string): number {
  const atMs = Date.parse(text);
  if (!Number.isFinite(atMs) || atMs < 0)
    throw new Problem('invalid-body', `${at} is "${text}", which is not an RFC 3339 time after 1970.`, [
      { at, message: 'not a usable time' },
    ]);
  return atMs;
}

/** As `parseInstant`, and refuses what lies more than ten minutes ahead of `nowMs`. */
export function parsePastInstant(text: string, at: string, nowMs: number): number {
  const atMs = parseInstant(text, at);
  if (atMs > nowMs + LATEST_AHEAD_MS)
    throw new Problem(
      'time-in-future',
      `${at} is ${text}, more than 10 minutes ahead of this server's clock (${isoInstant(nowMs)}). Check the sender's clock and time zone.`,
      [{ at, message: 'more than 10 minutes in the future' }],
    );
  return atMs;
}

/** Questions about times outside these are a mistake of the asker, and calendars slow down over them. */
const EARLIEST_ASKED_MS = 0;
const LATEST_ASKED_MS = Date.UTC(2100, 0, 1);

/** `Date.parse` alone takes "0" for the year 2000, 30 February for 2 March, and a time without a zone for the server's. */
const RFC_3339 = /^(\d{4}-\d{2}-\d{2})[Tt ]\d{2}:\d{2}:\d{2}(\.\d+)?([Zz]|[+-]\d{2}:\d{2})$/;

/** NaN where a text is no RFC 3339 time of a day of the calendar. */
function parseRfc3339(text: string): number {
  const [, day = ''] = RFC_3339.exec(text) ?? [];
  return day !== '' && daySpan(day, 'UTC') !== null ? Date.parse(text) : Number.NaN;
}

/** Reads an instant of a query parameter; null when it is not given. @throws Problem `invalid-query` */
export function queryInstant(text: string | undefined, name: string): number | null {
  if (text === undefined) return null;
  const atMs = parseRfc3339(text);
  const said = `${name}=${text.slice(0, 80)}`;
  if (!Number.isFinite(atMs)) throw new Problem('invalid-query', `${said} is not an RFC 3339 time.`);
  if (atMs < EARLIEST_ASKED_MS || atMs > LATEST_ASKED_MS)
    throw new Problem('invalid-query', `${said} lies outside 1970 to 2100.`);
  return atMs;
}
