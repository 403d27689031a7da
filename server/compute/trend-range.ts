import { Problem } from '#shared/problems.ts';
import { cutEdges, type SprintPlan } from '#shared/sprint.ts';
import type { Span } from '#shared/time.ts';
import { rangeUnits, type TrendPeriod, usualRange } from '#shared/trend-period.ts';
import { DAY_MS } from '#shared/units.ts';

/** How the shown part of the past is asked for. */
export interface RangeQuestion {
  readonly by: TrendPeriod;
  /** `40w`; null for the usual one, or where the ends are given. */
  readonly range: string | null;
  readonly fromMs: number | null;
  readonly toMs: number | null;
}

export interface TrendRange extends Span {
  /** `40w`, or null where its ends were given. */
  readonly name: string | null;
}

/** More than anyone tells apart on a screen. */
const MOST_POINTS = 400;

interface Zone {
  readonly sprint: SprintPlan;
  readonly timeZone: string;
}

/** At least as long as any period of the kind. */
const longestDays = (by: TrendPeriod, { sprint }: Zone): number =>
  by === 'sprint' ? sprint.lengthDays : by === 'week' ? 7 : 31;

function refuse(parameter: string, message: string): never {
  throw new Problem('invalid-query', message, [{ at: parameter, message }]);
}

/** When so many complete periods before an instant begin. */
function startOfLast(count: number, unit: TrendPeriod, atMs: number, zone: Zone, said: string): number {
  const fromMs = atMs - (count + 1) * longestDays(unit, zone) * DAY_MS;
  if (count > MOST_POINTS || fromMs < 0)
    refuse('range', `range=${said} is too long: ask for at most ${MOST_POINTS} periods, all after 1970.`);
  const over = cutEdges(unit, zone.sprint, fromMs, atMs, zone.timeZone).filter((edgeMs) => edgeMs <= atMs);
  return over.at(-(count + 1)) ?? fromMs;
}

function readRange(said: string, atMs: number, zone: Zone): TrendRange {
  const [, count = '', unit = ''] = /^([1-9]\d{0,7})([wms])$/.exec(said) ?? [];
  const by = rangeUnits.get(unit);
  if (by === undefined)
    refuse('range', `range=${said} is no range: write so many weeks, months or sprints as 40w, 12m or 20s.`);
  return { name: said, startMs: startOfLast(Number(count), by, atMs, zone, said), endMs: atMs };
}

/** The ends as they were given, as far as it has been; without a start, as much as is usual before the end. */
function givenRange({ by, fromMs, toMs }: RangeQuestion, atMs: number, zone: Zone): TrendRange {
  const endMs = Math.min(toMs ?? atMs, atMs);
  const startMs = fromMs ?? readRange(usualRange[by], endMs, zone).startMs;
  if (startMs >= atMs) refuse('from', 'from does not lie before the instant that is asked about.');
  if (startMs >= endMs) refuse('to', 'to does not lie after from.');
  return { name: null, startMs, endMs };
}

function checkLength({ startMs, endMs }: Span, { by, range }: RangeQuestion, zone: Zone): void {
  const count = (endMs - startMs) / (longestDays(by, zone) * DAY_MS);
  if (count <= MOST_POINTS) return;
  const parameter = range === null ? 'from' : 'range';
  refuse(
    parameter,
    `${parameter} asks for more than ${MOST_POINTS} points by ${by}: ask for less, or for longer periods.`,
  );
}

/**
 * The part of the past that is asked for.
 *
 * @param atMs the instant that is asked about: nothing after it is shown
 * @throws Problem `invalid-query` that names the parameter
 * @example trendRange({ by: 'week', range: '40w', … }, atMs, team).startMs // 40 whole weeks before the running one
 */
export function trendRange(question: RangeQuestion, atMs: number, zone: Zone): TrendRange {
  const { by, range, fromMs, toMs } = question;
  const isGiven = fromMs !== null || toMs !== null;
  if (isGiven && range !== null) refuse('range', 'Give either range, or from and to.');
  const found = isGiven ? givenRange(question, atMs, zone) : readRange(range ?? usualRange[by], atMs, zone);
  checkLength(found, question, zone);
  return found;
}
