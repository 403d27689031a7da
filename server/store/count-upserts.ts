import type { Upserted } from './store.ts';

/** How many were new, changed, or the same again. */
export type UpsertCounts = Readonly<Record<Upserted, number>>;

/** @example countUpserts(['created', 'same', 'same']) // { created: 1, updated: 0, same: 2 } */
export function countUpserts(results: readonly Upserted[]): UpsertCounts {
  const counts = { created: 0, updated: 0, same: 0 };
  for (const result of results) counts[result] += 1;
  return counts;
}
