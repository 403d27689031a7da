import { Temporal } from 'temporal-polyfill';
import type { ReleasePlan } from './release-plan.ts';
import type { Span } from './time.ts';

/** A planned release: its day in the zone, and when on that day it is due. */
export interface ReleaseSlot {
  /** `2026-01-08`. */
  readonly day: string;
  readonly dueAtMs: number;
  /** The whole day, which has 23 to 25 hours. */
  readonly dayStartMs: number;
  readonly dayEndMs: number;
}

const DAYS_PER_WEEK = 7;

const dateAt = (atMs: number, zone: string): Temporal.PlainDate =>
  Temporal.Instant.fromEpochMilliseconds(Math.floor(atMs)).toZonedDateTimeISO(zone).toPlainDate();

const mondayOf = (date: Temporal.PlainDate): Temporal.PlainDate =>
  date.subtract({ days: date.dayOfWeek - 1 });

/** A time of day that the clocks skip is taken after the gap; one that comes twice is the first of them. */
function slotOn(date: Temporal.PlainDate, minuteOfDay: number, zone: string): ReleaseSlot {
  const time = new Temporal.PlainTime(Math.floor(minuteOfDay / 60), minuteOfDay % 60);
  return {
    day: date.toString(),
    dueAtMs: date.toZonedDateTime({ timeZone: zone, plainTime: time }).epochMilliseconds,
    dayStartMs: date.toZonedDateTime(zone).epochMilliseconds,
    dayEndMs: date.add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds,
  };
}

/** Whether a release is planned in the week that begins with this Monday. */
function isPlannedWeek(monday: Temporal.PlainDate, { everyWeeks, anchorDay }: ReleasePlan): boolean {
  if (anchorDay === null) return true;
  const anchor = mondayOf(Temporal.PlainDate.from(anchorDay));
  return (anchor.until(monday, { largestUnit: 'days' }).days / DAYS_PER_WEEK) % everyWeeks === 0;
}

/**
 * The planned releases that are due in a span, oldest first.
 *
 * @param zone IANA name
 * @throws RangeError for a zone that does not exist
 * @example releaseSlots({ weekdays: [4], minuteOfDay: 1320, … }, week, 'Europe/Berlin')[0]?.day // that Thursday
 */
export function releaseSlots(plan: ReleasePlan, { startMs, endMs }: Span, zone: string): ReleaseSlot[] {
  const slots: ReleaseSlot[] = [];
  const last = dateAt(endMs, zone);
  for (
    let monday = mondayOf(dateAt(startMs, zone));
    Temporal.PlainDate.compare(monday, last) <= 0;
    monday = monday.add({ days: DAYS_PER_WEEK })
  ) {
    if (!isPlannedWeek(monday, plan)) continue;
    for (const weekday of plan.weekdays)
      slots.push(slotOn(monday.add({ days: weekday - 1 }), plan.minuteOfDay, zone));
  }
  return slots.filter(({ dueAtMs }) => dueAtMs >= startMs && dueAtMs < endMs);
}

/** The next planned release at or after an instant. */
export function nextRelease(plan: ReleasePlan, atMs: number, zone: string): ReleaseSlot {
  const reachMs = (plan.everyWeeks + 1) * DAYS_PER_WEEK * 25 * 3_600_000;
  const slot = releaseSlots(plan, { startMs: atMs, endMs: atMs + reachMs }, zone)[0];
  if (slot === undefined) throw new RangeError(`a plan names no day: ${plan.text}`);
  return slot;
}
