import type { Cluster, Placed } from './lane-clusters.ts';
import { laneClusters } from './lane-clusters.ts';

const PIN_PX = 24;
const MOST_BESIDE = 3;
const GAP_PX = 1;

/** Half the width of the mark that stands for so many. */
type HalfOf<T> = (items: readonly T[]) => number;

/** Side by side around the middle of them, none over another. */
const beside = <T>({ atPx, items }: Cluster<T>, halfOf: HalfOf<T>): Cluster<T>[] => {
  const steps = items.map((item, at) =>
    at === 0 ? 0 : Math.max(PIN_PX, halfOf(items.slice(at - 1, at)) + halfOf([item]) + GAP_PX),
  );
  let place = atPx - steps.reduce((sum, step) => sum + step, 0) / 2;
  return items.map((item, at) => {
    place += steps[at] ?? 0;
    return { atPx: place, items: [item] };
  });
};

const pinsOf = <T>(cluster: Cluster<T>, halfOf: HalfOf<T>): Cluster<T>[] =>
  cluster.items.length > MOST_BESIDE ? [cluster] : beside(cluster, halfOf);

/** Whether the marks of one reach into those of the next. */
const isOver = <T>(one: Cluster<T>, next: Cluster<T>, halfOf: HalfOf<T>): boolean => {
  const last = pinsOf(one, halfOf).at(-1);
  const first = pinsOf(next, halfOf)[0];
  if (last === undefined || first === undefined) return false;
  return first.atPx - halfOf(first.items) < last.atPx + halfOf(last.items) + GAP_PX;
};

const joined = <T>(one: Cluster<T>, next: Cluster<T>): Cluster<T> => {
  const [few, more] = [one.items.length, next.items.length];
  return { atPx: (one.atPx * few + next.atPx * more) / (few + more), items: [...one.items, ...next.items] };
};

/**
 * Numbered marks of a lane, oldest first. Numbers are read, so up to three stand beside each other where they would
 * overlap, each moved by as little as that takes; more are one mark. None overlaps another, however wide its numbers.
 *
 * @param placed in the order of their numbers
 * @example spreadPins([{ item: 'a', atPx: 100 }, { item: 'b', atPx: 100 }], () => 11) // a at 88, b at 112
 */
export const spreadPins = <T>(placed: readonly Placed<T>[], halfOf: HalfOf<T>): Cluster<T>[] => {
  const clusters: Cluster<T>[] = [];
  for (const cluster of laneClusters(placed, PIN_PX)) {
    let last = cluster;
    for (let before = clusters.at(-1); before !== undefined; before = clusters.at(-1)) {
      if (!isOver(before, last, halfOf)) break;
      last = joined(before, last);
      clusters.pop();
    }
    clusters.push(last);
  }
  return clusters.flatMap((cluster) => pinsOf(cluster, halfOf));
};
