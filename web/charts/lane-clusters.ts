/** Something on a lane, with the length it takes. */
export interface Placed<T> {
  readonly item: T;
  readonly atPx: number;
}

/** Neighbours on a lane that would overlap, as one. */
export interface Cluster<T> {
  /** The middle of its first and its last. */
  readonly atPx: number;
  readonly items: readonly T[];
}

/** Marks of a lane are up to this wide (UX.md §2.6). */
export const NEAR_PX = 12;

/**
 * Marks nearer to each other than `nearPx` become one; nothing is left out.
 *
 * @param placed in any order
 * @example laneClusters([{ item: 'a', atPx: 0 }, { item: 'b', atPx: 5 }, { item: 'c', atPx: 40 }]) // [a, b], [c]
 */
export const laneClusters = <T>(placed: readonly Placed<T>[], nearPx: number = NEAR_PX): Cluster<T>[] => {
  const groups: Placed<T>[][] = [];
  for (const mark of [...placed].sort((one, other) => one.atPx - other.atPx)) {
    const last = groups.at(-1);
    const end = last === undefined ? undefined : middle(last);
    if (end !== undefined && mark.atPx - end < nearPx) last?.push(mark);
    else groups.push([mark]);
  }
  return groups.map((group) => ({ atPx: middle(group), items: group.map(({ item }) => item) }));
};

const middle = (group: readonly Placed<unknown>[]): number =>
  ((group[0]?.atPx ?? 0) + (group.at(-1)?.atPx ?? 0)) / 2;
