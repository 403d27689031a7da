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
  /** A run of eight, a person who marked that the process changed, or another definition of the values. */
  readonly startedBy: 'beginning' | 'run' | 'mark' | 'definition';
  /** On which side of the baseline before it lies the run at its beginning; null where there is none. */
  readonly proposedBy: Side | null;
}

/** What people said of single values, by their indexes. */
export interface BaselineMarks {
  /** Their cause is known: they leave the limits and the runs. */
  readonly known: ReadonlySet<number>;
  /** Where the process itself changed: a baseline begins. */
  readonly starts: ReadonlySet<number>;
  /** Where the values begin to mean something else: a baseline begins, and is compared with none before. */
  readonly redefined: ReadonlySet<number>;
  /** Where no run may begin one: it was proposed and sent back. */
  readonly refused: ReadonlySet<number>;
}

const none: ReadonlySet<number> = new Set();
const unmarked: BaselineMarks = { known: none, starts: none, redefined: none, refused: none };

const FEWEST_POINTS = 6;
/** The limits of a baseline rest on so many of its first values. */
const LOCKED_POINTS = 12;

type Values = readonly (number | null)[];

const present = (values: Values): number[] => values.filter((value) => value !== null);

const limitsOf = (values: readonly number[]): ProcessLimits | null =>
  values.length < FEWEST_POINTS ? null : xmr(values.slice(0, LOCKED_POINTS));

/** The first run against the baseline's centre that may begin another one: not one that is its own beginning. */
function firstShift(
  values: Values,
  isRefused: (index: number) => boolean,
): { index: number; side: Side } | null {
  const limits = limitsOf(present(values));
  if (limits === null) return null;
  const beginning = values.findIndex((value) => value !== null);
  for (const { indexes, side } of runs(values, limits.centre)) {
    const index = indexes[0];
    if (index !== undefined && index > beginning && !isRefused(index)) return { index, side };
  }
  return null;
}

/** On which side of the centre before it a stretch begins with a run; null where it does not. */
function beganOn(values: Values, before: Baseline | undefined): Side | null {
  const beginning = values.findIndex((value) => value !== null);
  const first = before?.limits ? runs(values, before.limits.centre)[0] : undefined;
  return first !== undefined && first.indexes[0] === beginning ? first.side : null;
}

/** The baselines of the stretch `[fromIndex, toIndex)`, which runs alone cut. */
function cutByRuns(
  values: Values,
  { fromIndex, toIndex }: Pick<Baseline, 'fromIndex' | 'toIndex'>,
  refused: BaselineMarks['refused'],
): Omit<Baseline, 'startedBy'>[] {
  const found: Omit<Baseline, 'startedBy'>[] = [];
  let startIndex = fromIndex;
  let proposedBy: Side | null = null;
  while (startIndex < toIndex) {
    const from = startIndex;
    const shift = firstShift(values.slice(from, toIndex), (index) => refused.has(from + index));
    const endIndex = shift === null ? toIndex : from + shift.index;
    const own = present(values.slice(from, endIndex));
    const trial = own.length >= FEWEST_POINTS && own.length < LOCKED_POINTS;
    found.push({ fromIndex: from, toIndex: endIndex, limits: limitsOf(own), trial, proposedBy });
    startIndex = endIndex;
    proposedBy = shift?.side ?? null;
  }
  return found;
}

/**
 * Cuts a series into baselines: a run of eight on one side of the centre proposes a new one from its first
 * value, which is used at once; a mark of a person and another definition begin one as well. Every baseline's limits rest on values of
 * its own.
 *
 * @param values complete periods in order of time; null is a gap and is bridged
 * @returns one baseline after the other, covering all values; empty for no values
 * @see METRICS.md §5
 * @example baselines([...eightLow, ...eightHigh]).map((b) => b.fromIndex) // [0, 8]
 */
export function baselines(values: Values, marks: BaselineMarks = unmarked): Baseline[] {
  const counting = values.map((value, index) => (marks.known.has(index) ? null : value));
  const starts = [...marks.starts, ...marks.redefined].filter((index) => index > 0 && index < values.length);
  const edges = [...new Set([0, ...starts, values.length])].sort((a, b) => a - b);
  const found: Baseline[] = [];
  for (const [at, toIndex] of edges.slice(1).entries()) {
    const fromIndex = edges[at] ?? 0;
    for (const cut of cutByRuns(counting, { fromIndex, toIndex }, marks.refused)) {
      const isMarked = cut.fromIndex === fromIndex && fromIndex > 0;
      if (isMarked && marks.redefined.has(fromIndex)) {
        found.push({ ...cut, proposedBy: null, startedBy: 'definition' });
        continue;
      }
      const proposedBy = isMarked ? beganOn(counting.slice(fromIndex), found.at(-1)) : cut.proposedBy;
      const startedBy = cut.fromIndex === 0 ? 'beginning' : isMarked ? 'mark' : 'run';
      found.push({ ...cut, proposedBy, startedBy });
    }
  }
  return found;
}
