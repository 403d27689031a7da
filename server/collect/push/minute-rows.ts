import { floorMinute } from '#shared/units.ts';
import { createGivenMinutes } from './given-minutes.ts';
import { LineError } from './line-error.ts';
import type { TallyRow } from './tally-row.ts';

/** What one objective counted in one minute. */
export interface MinuteRow extends TallyRow {
  readonly minuteMs: number;
  /** The first line of the rows of its minute that stand together: reading again from there misses none of them. */
  readonly fromLine: number;
}

export interface MinuteRows {
  /** Takes a row in; answers those of the minute that is over with it, none where it still runs. Throws `LineError`. */
  next(row: TallyRow): readonly MinuteRow[];
  /** Nothing follows: those of the last minute. */
  end(): readonly MinuteRow[];
  /** Different minutes of all objectives until now. */
  minuteCount(): number;
  /** How often a minute was given again, where the later row counted; and the line of the first of these. */
  repeated(): { readonly count: number; readonly firstLine: number | null };
}

const sliOf = ({ service, objective }: TallyRow): string => JSON.stringify([service, objective]);
const clockOf = (minuteMs: number): string => new Date(minuteMs).toISOString().slice(11, 16);

/**
 * Makes one row of each minute. As with `POST /tallies` the same minute again replaces it; but rows of one minute
 * with different instants are parts of a whole, of which only the last would stay: they are refused, or added up
 * with `isSumming`. To be added up they stand together in the file, those of other objectives may lie between.
 *
 * @throws LineError from `next`, naming the line that gave the minute before
 */
export const createMinuteRows = (isSumming: boolean): MinuteRows => {
  const given = createGivenMinutes();
  let running = new Map<string, MinuteRow>();
  let [runningMs, fromLine] = [Number.NaN, 0];
  let minuteCount = 0;
  let count = 0;
  let firstLine: number | null = null;

  const countAgain = (line: number): void => {
    count += 1;
    firstLine ??= line;
  };
  const begin = (row: TallyRow, sli: string): MinuteRow => {
    if (given.note(sli, runningMs)) {
      if (isSumming)
        throw new LineError(
          row.line,
          `minute ${clockOf(runningMs)} was given before, apart from here; sort the file by time, then --sum adds up`,
        );
      countAgain(row.line);
    } else minuteCount += 1;
    return { ...row, minuteMs: runningMs, fromLine };
  };
  const join = (before: MinuteRow, row: TallyRow): MinuteRow => {
    if (isSumming) return { ...before, good: before.good + row.good, total: before.total + row.total };
    if (before.atMs !== row.atMs)
      throw new LineError(
        row.line,
        `minute ${clockOf(runningMs)} was given in line ${before.line}; sum them first, or use --sum`,
      );
    countAgain(row.line);
    return { ...before, ...row };
  };
  const end = (): MinuteRow[] => [...running.values()];

  return {
    next(row) {
      const minuteMs = floorMinute(row.atMs);
      const over = minuteMs === runningMs ? [] : end();
      if (minuteMs !== runningMs) {
        running = new Map();
        [runningMs, fromLine] = [minuteMs, row.line];
      }
      const sli = sliOf(row);
      const before = running.get(sli);
      running.set(sli, before === undefined ? begin(row, sli) : join(before, row));
      return over;
    },
    end,
    minuteCount: () => minuteCount,
    repeated: () => ({ count, firstLine }),
  };
};
