import { Temporal } from 'temporal-polyfill';

/** Calendar periods of a zone. Weeks are ISO weeks: Monday first. */
export type Period = 'day' | 'week' | 'month' | 'quarter';

const lengths: Readonly<Record<Period, Temporal.DurationLike>> = {
  day: { days: 1 },
  week: { weeks: 1 },
  month: { months: 1 },
  quarter: { months: 3 },
};

/** The day of the calendar that an instant lies in. */
export const dateAt = (atMs: number, zone: string): Temporal.PlainDate =>
  Temporal.Instant.fromEpochMilliseconds(Math.floor(atMs)).toZonedDateTimeISO(zone).toPlainDate();

/** Where a day begins: not always at 00:00, which some zones skip when their clocks go forward. */
export const startOf = (date: Temporal.PlainDate, zone: string): number =>
  date.toZonedDateTime(zone).epochMilliseconds;

function firstDate(period: Period, date: Temporal.PlainDate): Temporal.PlainDate {
  switch (period) {
    case 'day':
      return date;
    case 'week':
      return date.subtract({ days: date.dayOfWeek - 1 });
    case 'month':
      return date.with({ day: 1 });
    case 'quarter':
      return date.with({ day: 1, month: date.month - ((date.month - 1) % 3) });
  }
}

/**
 * When the day, week, month or quarter that contains an instant began in a zone.
 *
 * @param zone IANA name
 * @throws RangeError for a zone that does not exist
 * @example startOfPeriod('day', Date.parse('2026-10-25T12:00Z'), 'Europe/Berlin') // 2026-10-24T22:00Z
 */
export const startOfPeriod = (period: Period, atMs: number, zone: string): number =>
  startOf(firstDate(period, dateAt(atMs, zone)), zone);

function findEdges(by: Period, fromMs: number, toMs: number, zone: string): number[] {
  let date = firstDate(by, dateAt(fromMs, zone));
  let edgeMs = startOf(date, zone);
  const edges = [edgeMs];
  while (edgeMs < toMs) {
    date = date.add(lengths[by]);
    const nextMs = startOf(date, zone);
    // A zone that moved across the date line has a day that never was (Apia, 2011-12-30).
    if (nextMs > edgeMs) edges.push(nextMs);
    edgeMs = nextMs;
  }
  return edges;
}

/** What was asked last, and what it answered: a thousand objectives in turn ask for the days of the same windows. */
const known = new Map<string, readonly number[]>();
const MOST_KNOWN = 50;

/**
 * The edges of successive periods that together cover `[fromMs, toMs)`: the first is at or before `fromMs`,
 * the last at or after `toMs`. A day has 23, 24 or 25 hours, and in some zones half an hour more or less.
 *
 * @returns ascending, at least one; n + 1 edges for n periods
 * @throws RangeError where the end lies before the start, or for a zone that does not exist
 * @example periodEdges('day', fromMs, fromMs + 1, 'Asia/Seoul') // the day's two ends
 */
export function periodEdges(by: Period, fromMs: number, toMs: number, zone: string): number[] {
  if (!(fromMs <= toMs)) throw new RangeError(`a span does not end (${toMs}) before it starts (${fromMs})`);
  const question = `${by} ${fromMs} ${toMs} ${zone}`;
  const before = known.get(question);
  if (before !== undefined) return [...before];
  const edges = findEdges(by, fromMs, toMs, zone);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(question, edges);
  return [...edges];
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

function readDay(day: string): Temporal.PlainDate | null {
  try {
    return Temporal.PlainDate.from(day, { overflow: 'reject' });
  } catch {
    return null;
  }
}

/** Whether a text is written as a day, be there such a day or not: `2026-02-31` is, `2026-02-01T00:00Z` is not. */
export const isWrittenAsDay = (text: string): boolean => DAY.test(text);

/**
 * When a day of the calendar begins and ends in a zone.
 *
 * @param day `2026-01-31`
 * @returns null for what is no day
 * @throws RangeError for a zone that does not exist
 * @example daySpan('2026-03-29', 'Europe/Berlin') // 23 hours
 */
export function daySpan(day: string, zone: string): { startMs: number; endMs: number } | null {
  const date = isWrittenAsDay(day) ? readDay(day) : null;
  return date === null ? null : { startMs: startOf(date, zone), endMs: startOf(date.add({ days: 1 }), zone) };
}
