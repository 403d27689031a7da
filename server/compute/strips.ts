import type { Incident } from '#shared/facts.ts';
import { spellsOf } from '#shared/metrics/outages.ts';
import { isCalendar, sloSpan } from '#shared/slo/slo-span.ts';
import type { Window } from '#shared/time.ts';
import { DAY_MS } from '#shared/units.ts';
import type { Store } from '../store/store.ts';
import { lastDayEdges, stripDays } from './days.ts';
import type { JudgedObjective } from './objectives.ts';

/** A day on which an incident of the service lasted. */
interface StripIncident {
  /** Its place among the days. */
  readonly day: number;
  /** The one that began first. */
  readonly id: string;
  /** How many others lasted on that day. */
  readonly more: number;
}

/** What each of the last days spent of an objective's budget, and which incidents lasted then. */
export interface BudgetStrip {
  readonly each: JudgedObjective;
  readonly unit: 'minutes' | 'failures';
  /** Shares of the budget, oldest first; null where nothing was heard or is agreed. */
  readonly spentRatios: readonly (number | null)[];
  /** The same in `unit`. */
  readonly costs: readonly (number | null)[];
  readonly incidents: readonly StripIncident[];
}

/** Which of the days a window holds, and when each of them leaves it. */
export interface StripWindow {
  readonly name: string;
  readonly firstDay: number;
  readonly leavesAtMs: readonly number[];
}

/** Incidents that began longer than this before the first day are not looked for. */
const LOOK_BACK_MS = 30 * DAY_MS;
const MOST_INCIDENTS = 500;

const isOutage = ({ kind, duplicateOf }: Incident): boolean => kind !== 'maintenance' && duplicateOf === null;

const lastsIn = (incident: Incident, fromMs: number, toMs: number): boolean =>
  spellsOf(incident).some(
    ({ startedAtMs, resolvedAtMs }) => startedAtMs < toMs && (resolvedAtMs ?? toMs) > fromMs,
  );

/**
 * Which days incidents lasted on.
 *
 * @param incidents any order
 * @param edgesMs starts of the days and the end of the last
 */
export function incidentDays(incidents: readonly Incident[], edgesMs: readonly number[]): StripIncident[] {
  const outages = incidents.filter(isOutage).sort((a, b) => a.startedAtMs - b.startedAtMs);
  return edgesMs.slice(0, -1).flatMap((fromMs, day) => {
    const [first, ...others] = outages.filter((each) => lastsIn(each, fromMs, edgesMs[day + 1] ?? fromMs));
    return first === undefined ? [] : [{ day, id: first.id, more: others.length }];
  });
}

/** Which of the days lie in a window, and when each of them leaves it: the middle of it, or all when a period ends. */
export function stripWindow(window: Window, edgesMs: readonly number[]): StripWindow {
  const { fullEndMs } = sloSpan(window);
  const lengthMs = window.endMs - window.startMs;
  const isRolling = !isCalendar(window.name);
  const firstDay = edgesMs.slice(1).findIndex((endMs) => endMs > window.startMs);
  const days = edgesMs.slice(Math.max(0, firstDay), -1);
  return {
    name: window.name,
    firstDay: Math.max(0, firstDay),
    leavesAtMs: days.map((startMs) => (isRolling ? startMs + DAY_MS / 2 + lengthMs : fullEndMs)),
  };
}

/** Without the dust that multiplying a share leaves: 17 failures are 17. */
const inUnit = (ratio: number | null, allowed: number): number | null =>
  ratio === null ? null : Number((ratio * allowed).toPrecision(12));

/** @param count how many days; the running one is the last */
export function budgetStrip(
  { incidents }: Pick<Store, 'incidents'>,
  each: JudgedObjective,
  count: number,
): BudgetStrip {
  const { service, window, judged } = each;
  const edgesMs = lastDayEdges(window.endMs, count, window.zone);
  const spentRatios = stripDays(each, count).map(({ spentRatio }) => spentRatio);
  const minutes = judged.budget?.allowedMinutes ?? null;
  const near = incidents.list({
    service: service.id,
    fromMs: (edgesMs[0] ?? window.endMs) - LOOK_BACK_MS,
    toMs: window.endMs,
    limit: MOST_INCIDENTS,
    cursor: null,
  });
  return {
    each,
    unit: minutes === null ? 'failures' : 'minutes',
    spentRatios,
    costs: spentRatios.map((ratio) => inUnit(ratio, minutes ?? judged.budget?.allowed ?? 0)),
    incidents: incidentDays(near.items, edgesMs),
  };
}
