import type { LeftOut } from '../figure.ts';
import type { Places, ServiceHistory } from './delivery-history.ts';
import { ITEM_LIMIT } from './left-out.ts';

/** Something of a service that a receipt may name. */
export interface Nameable {
  readonly atMs: number;
  /** Asked for only where it is among the first. */
  name(): string;
}

/**
 * The entry of a receipt for things that are only named where they are among the first in time. Empty for none.
 *
 * @param first of each service at least its first twenty
 */
export const leftOutFirst = (reason: string, count: number, first: readonly Nameable[]): LeftOut[] =>
  count === 0
    ? []
    : [
        {
          reason,
          count,
          items: first
            .toSorted((a, b) => a.atMs - b.atMs)
            .slice(0, ITEM_LIMIT)
            .map((each) => each.name()),
        },
      ];

/** The entry of a receipt for deployments that were left out, by their places. Empty for none. */
export function leftOutPlaces(
  reason: string,
  those: readonly { readonly service: ServiceHistory; readonly places: Places }[],
): LeftOut[] {
  let count = 0;
  const first: Nameable[] = [];
  for (const { service, places } of those) {
    const { finishedAtMs, idAt } = service.deployments;
    count += places.to - places.from;
    for (let place = places.from; place < Math.min(places.to, places.from + ITEM_LIMIT); place += 1)
      first.push({ atMs: finishedAtMs[place] ?? 0, name: () => idAt(place) });
  }
  return leftOutFirst(reason, count, first);
}
