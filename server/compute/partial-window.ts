import { DAY_MS } from '#shared/units.ts';
import type { JudgedObjective } from './objectives.ts';

/** How much of a window a history fills. */
export interface PartialWindow {
  readonly days: number;
  readonly ofDays: number;
}

/** Null where the history fills the window. */
export const partialWindow = ({
  judged,
  window,
}: Pick<JudgedObjective, 'judged' | 'window'>): PartialWindow | null =>
  judged.coveredFromMs === null
    ? null
    : {
        days: Math.floor((window.endMs - judged.coveredFromMs) / DAY_MS),
        ofDays: Math.round((window.endMs - window.startMs) / DAY_MS),
      };
