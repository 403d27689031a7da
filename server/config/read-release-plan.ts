import { Temporal } from 'temporal-polyfill';
import type { ReleasePlan } from '#shared/release-plan.ts';

const dayNames = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
const LONGEST_WEEKS = 52;
const GRAMMAR =
  'write it like "weekly on Thursday 22:00", "weekly on Tuesday, Thursday" or "every 2 weeks on Thursday 22:00 from 2026-01-08"';

const PLAN =
  /^(?:weekly|every (?<weeks>\d{1,3}) weeks?) on (?<days>[a-z, ]+?)(?: (?<hour>\d{1,2}):(?<minute>\d{2}))?(?: from (?<from>\S+))?$/;

/** ISO weekday of a name or of its first three letters. */
function parseWeekday(name: string): number {
  const index = dayNames.findIndex((known) => known === name || known.slice(0, 3) === name);
  if (index < 0) throw new Error(`"${name}" is no day of the week`);
  return index + 1;
}

function parseWeekdays(text: string): number[] {
  const days = text.split(/,| and /).map((name) => parseWeekday(name.trim()));
  if (new Set(days).size < days.length) throw new Error(`"${text}" names a day twice`);
  return days.sort((a, b) => a - b);
}

function parseTime(hour: string | undefined, minute: string | undefined): number {
  if (hour === undefined || minute === undefined) return 0;
  if (Number(hour) < 24 && Number(minute) < 60) return Number(hour) * 60 + Number(minute);
  throw new Error(`${hour}:${minute} is no time of day`);
}

function parseAnchor(text: string, weekdays: readonly number[]): string {
  let date: Temporal.PlainDate;
  try {
    date = Temporal.PlainDate.from(text);
  } catch {
    throw new Error(`"${text}" is not a date; write it like 2026-01-08`);
  }
  if (!weekdays.includes(date.dayOfWeek)) throw new Error(`${text} is a ${dayNames[date.dayOfWeek - 1]}`);
  return date.toString();
}

/**
 * When the team means to release: `weekly on <day>[, <day>…] [HH:MM]` or
 * `every N weeks on <day> [HH:MM] from YYYY-MM-DD`, the date being one on which a release was due. Without a time the
 * release is due when the day begins. Days may be shortened to three letters.
 *
 * @throws Error with a sentence for the reader
 * @example parseReleasePlan('weekly on Thursday 22:00').weekdays // [4]
 */
export function parseReleasePlan(text: string): ReleasePlan {
  const said = text.trim().toLowerCase().replace(/\s+/g, ' ');
  const parts = PLAN.exec(said)?.groups;
  if (parts === undefined) throw new Error(`"${text}" is no plan; ${GRAMMAR}`);
  const everyWeeks = Number(parts.weeks ?? 1);
  if (everyWeeks < 1 || everyWeeks > LONGEST_WEEKS)
    throw new Error(`a plan is for every 1 to ${LONGEST_WEEKS} weeks, not ${everyWeeks}`);
  const weekdays = parseWeekdays(parts.days ?? '');
  if (everyWeeks > 1 && parts.from === undefined)
    throw new Error(`every ${everyWeeks} weeks from when? Add "from" and a day on which a release is due`);
  return {
    text: text.trim(),
    everyWeeks,
    weekdays,
    minuteOfDay: parseTime(parts.hour, parts.minute),
    anchorDay: parts.from === undefined ? null : parseAnchor(parts.from, weekdays),
  };
}
