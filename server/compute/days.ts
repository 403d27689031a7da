import { periodEdges } from '#shared/calendar.ts';
import { strip } from '#shared/slo/strip.ts';
import { DAY_MS } from '#shared/units.ts';
import type { JudgedObjective } from './objectives.ts';

/** What one day in the team's zone spent of the window's budget; null where nothing was heard or is agreed. */
export interface StripDay {
  readonly startMs: number;
  readonly spentRatio: number | null;
}

/** Edges of the last `count` days in a zone; the running day is the last and ends with the last minute that counts. */
export function lastDayEdges(endMs: number, count: number, zone: string): number[] {
  const edges = periodEdges('day', endMs - (count - 1) * DAY_MS, endMs, zone).slice(-(count + 1));
  return [...edges.slice(0, -1), endMs];
}

export function stripDays({ facts, judged, window }: JudgedObjective, count: number): StripDay[] {
  const edges = lastDayEdges(window.endMs, count, window.zone);
  const spent = strip(facts.tallies, edges, judged.budget?.allowed ?? null);
  return spent.map((spentRatio, index) => ({ startMs: edges[index] ?? 0, spentRatio }));
}
