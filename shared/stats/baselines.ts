import { runs } from './runs.ts';
import type { Side } from './side.ts';
import { type ProcessLimits, xmr } from './xmr.ts';

/** A stretch of values with one usual range. */
export interface Baseline {
  /** First value, and the first after the last. */
  readonly fromIndex: number;
  readonly toIndex: number;
  /** Null under six values: too few to tell. */
  readonly limits: ProcessLimits | null;
  /** Six to eleven values: limits that still move. From twelve on they are locked to the first twelve. */
  readonly trial: boolean;
  /** Which way the run went that proposed this baseline; null for the first one. */
  readonly proposedBy: Side | null;
}

const FEWEST_POINTS = 6;
/** The limits of a baseline rest on so many of its first values. */
const LOCKED_POINTS = 12;

const known = (values: readonly (number | null)[]): number[] => values.filter((value) => value !== null);

const limitsOf = (values: readonly number[]): ProcessLimits | null =>
  values.length < FEWEST_POINTS ? null : xmr(values.slice(0, LOCKED_POINTS));

/** The first run against the baseline's centre, unless it is the baseline's own beginning. */
function firstShift(values: readonly (number | null)[]): { index: number; side: Side } | null {
  const limits = limitsOf(known(values));
  if (limits === null) return null;
  const beginning = values.findIndex((value) => value !== null);
  for (const { indexes, side } of runs(values, limits.centre)) {
    const index = indexes[0];
    if (index !== undefined && index > beginning) return { index, side };
  }
  return null;
}

/**
 * Cuts a series into baselines: a run of eight on one side of the centre proposes a new one from its first
 * value, which is used at once. Every baseline's limits rest on values of its own.
 *
 * @param values complete periods in order of time; null is a gap and is bridged
 * @returns one baseline after the other, covering all values; empty for no values
 * @see METRICS.md §5
 * @example baselines([...eightLow, ...eightHigh]).map((b) => b.fromIndex) // [0, 8]
 */
export function baselines(values: readonly (number | null)[]): Baseline[] {
  const found: Baseline[] = [];
  let fromIndex = 0;
  let proposedBy: Side | null = null;
  while (fromIndex < values.length) {
    const shift = firstShift(values.slice(fromIndex));
    const toIndex = shift === null ? values.length : fromIndex + shift.index;
    const own = known(values.slice(fromIndex, toIndex));
    const trial = own.length >= FEWEST_POINTS && own.length < LOCKED_POINTS;
    found.push({ fromIndex, toIndex, limits: limitsOf(own), trial, proposedBy });
    fromIndex = toIndex;
    proposedBy = shift?.side ?? null;
  }
  return found;
}
