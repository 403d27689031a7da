import { runs } from './runs.ts';
import { type Side, sideOf } from './side.ts';
import type { ProcessLimits } from './xmr.ts';

/** Something changed: a value `outside` the limits, a `run-of-8` on one side, `3-of-4` near one limit. */
export interface XmrSignal {
  readonly rule: 'outside' | 'run-of-8' | '3-of-4';
  readonly side: Side;
  /** The values that take part, ascending. */
  readonly indexes: readonly number[];
}

interface Placed {
  readonly index: number;
  readonly value: number;
}

const sides: readonly Side[] = ['above', 'below'];
const limitOn = (side: Side, limits: ProcessLimits): number =>
  side === 'above' ? limits.upper : limits.lower;

const outside = (placed: readonly Placed[], side: Side, limits: ProcessLimits): XmrSignal[] =>
  placed
    .filter(({ value }) => sideOf(value, limitOn(side, limits)) === side)
    .map(({ index }) => ({ rule: 'outside', side, indexes: [index] }));

/** Three of four beyond half-way from the centre to the limit; groups that overlap are one signal. */
function nearLimit(placed: readonly Placed[], side: Side, limits: ProcessLimits): XmrSignal[] {
  const halfWay = (limits.centre + limitOn(side, limits)) / 2;
  const groups: Set<number>[] = [];
  for (let start = 0; start + 4 <= placed.length; start += 1) {
    const beyond = placed.slice(start, start + 4).filter(({ value }) => sideOf(value, halfWay) === side);
    if (beyond.length < 3) continue;
    const last = groups.at(-1);
    const group =
      last !== undefined && beyond.some(({ index }) => last.has(index)) ? last : new Set<number>();
    if (group !== last) groups.push(group);
    for (const { index } of beyond) group.add(index);
  }
  return groups.map((group) => ({ rule: '3-of-4', side, indexes: [...group].sort((a, b) => a - b) }));
}

/**
 * The signals of a stretch of values under one baseline (METRICS.md §5). None is "nothing special happened".
 *
 * @param values in order of time; null is a gap and is bridged
 * @param limits as they come out of the arithmetic, also where one of them cannot occur
 * @example xmrSignals([5, 30], { centre: 5, lower: 0, upper: 10, ... }) // [{ rule: 'outside', side: 'above', indexes: [1] }]
 */
export function xmrSignals(values: readonly (number | null)[], limits: ProcessLimits): XmrSignal[] {
  const placed = values.flatMap((value, index) => (value === null ? [] : [{ index, value }]));
  return [
    ...sides.flatMap((side) => outside(placed, side, limits)),
    ...runs(values, limits.centre).map((run): XmrSignal => ({ rule: 'run-of-8', ...run })),
    ...sides.flatMap((side) => nearLimit(placed, side, limits)),
  ];
}
