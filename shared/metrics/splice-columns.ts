import { type ChangeParts, waitingMsOf } from './change-columns.ts';
import type { UnnamedColumns } from './change-names.ts';

/** Deployments whose changes stand one after the other in the columns they come from. */
interface Run {
  readonly from: UnnamedColumns;
  readonly begin: number;
  readonly end: number;
}

/** What stands next to each other already is moved in one go. */
function runsOf(kept: UnnamedColumns, fresh: UnnamedColumns, sources: Int32Array): Run[] {
  const runs: Run[] = [];
  for (let place = 0; place < sources.length; ) {
    const first = sources[place] ?? 0;
    const from = first < 0 ? fresh : kept;
    const begin = first < 0 ? ~first : first;
    let length = 1;
    while (sources[place + length] === (first < 0 ? ~(begin + length) : begin + length)) length += 1;
    runs.push({ from, begin: from.offsets[begin] ?? 0, end: from.offsets[begin + length] ?? 0 });
    place += length;
  }
  return runs;
}

function join<Column extends Float64Array | Uint8Array | Uint32Array>(
  target: Column,
  runs: readonly Run[],
  columnOf: (from: UnnamedColumns) => Column | null,
  width: number,
  missing: number,
): Column {
  let index = 0;
  for (const { from, begin, end } of runs) {
    const column = columnOf(from);
    const length = width * (end - begin);
    if (column === null) target.fill(missing, index, index + length);
    else target.set(column.subarray(width * begin, width * end), index);
    index += length;
  }
  return target;
}

function joinParts(runs: readonly Run[], count: number): ChangeParts | null {
  if (runs.every(({ from }) => from.parts === null)) return null;
  const part = (name: keyof ChangeParts) =>
    join(new Float64Array(count), runs, ({ parts }) => parts?.[name] ?? null, 1, Number.NaN);
  return { codingMs: part('codingMs'), reviewMs: part('reviewMs'), shippingMs: part('shippingMs') };
}

function joinWaiting(runs: readonly Run[], count: number): Float64Array | null {
  if (runs.every(({ from }) => from.waitingMs === null)) return null;
  return join(new Float64Array(count), runs, waitingMsOf, 1, Number.NaN);
}

function offsetsOf(kept: UnnamedColumns, fresh: UnnamedColumns, sources: Int32Array): Uint32Array {
  const offsets = new Uint32Array(sources.length + 1);
  for (const [place, source] of sources.entries()) {
    const { offsets: own } = source < 0 ? fresh : kept;
    const at = source < 0 ? ~source : source;
    offsets[place + 1] = (offsets[place] ?? 0) + (own[at + 1] ?? 0) - (own[at] ?? 0);
  }
  return offsets;
}

function* originsOf(runs: readonly Run[]) {
  let index = 0;
  for (const { from, begin, end } of runs) {
    for (const origin of from.origins)
      if (origin.index >= begin && origin.index < end)
        yield { ...origin, index: origin.index - begin + index };
    index += end - begin;
  }
}

/**
 * Columns in which some deployments are new or other than they were, without looking at the rest again.
 *
 * @param sources for each deployment, oldest first, where its changes stand: a place in `kept`, or `~place` in `fresh`
 */
export function spliceColumns(
  kept: UnnamedColumns,
  fresh: UnnamedColumns,
  sources: Int32Array,
): UnnamedColumns {
  const runs = runsOf(kept, fresh, sources);
  const offsets = offsetsOf(kept, fresh, sources);
  const count = offsets.at(-1) ?? 0;
  return {
    offsets,
    keys: join(new Uint32Array(2 * count), runs, ({ keys }) => keys, 2, 0),
    leadMs: join(new Float64Array(count), runs, ({ leadMs }) => leadMs, 1, 0),
    merges: join(new Uint8Array(count), runs, ({ merges }) => merges, 1, 0),
    parts: joinParts(runs, count),
    waitingMs: joinWaiting(runs, count),
    // One that nothing comes from any more does no harm: it only lets services be compared that need not be.
    repositories: new Set([...kept.repositories, ...fresh.repositories]),
    origins: [...originsOf(runs)],
  };
}
