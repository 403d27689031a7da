import { daySpan } from '#shared/calendar.ts';
import { type SprintPlan, usualSprint } from '#shared/sprint.ts';
import { DAY_SECONDS } from '#shared/units.ts';
import { parseDuration } from './duration.ts';
import type { Field } from './field.ts';
import { readValue } from './read-values.ts';

const LONGEST_DAYS = 366;

/** Whole days or weeks: `2w`, `10d`. Throws `Error` with a sentence for the reader. */
function parseSprintLength(text: string): number {
  const days = parseDuration(text) / DAY_SECONDS;
  if (!Number.isInteger(days) || days < 1 || days > LONGEST_DAYS)
    throw new Error(`a sprint has 1 to ${LONGEST_DAYS} whole days, written like 2w or 10d, not "${text}"`);
  return days;
}

/** A day of the calendar. Throws `Error` with a sentence for the reader. */
function parseFirstDay(text: string): string {
  if (daySpan(text, 'UTC') === null) throw new Error(`"${text}" is not a date; write it like 2026-01-05`);
  return text;
}

/** What the file says of sprints; parts that are missing are as usual. */
export function readSprint(field: Field | undefined): SprintPlan {
  const fields = field?.fields(['length', 'firstDay']) ?? new Map<string, Field>();
  return {
    lengthDays: readValue(fields, 'length', parseSprintLength, usualSprint.lengthDays),
    firstDay: readValue(fields, 'firstDay', parseFirstDay, usualSprint.firstDay),
  };
}
