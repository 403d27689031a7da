import { repositoryKey } from '../repository-key.ts';
import { writeTextKey } from '../text-key.ts';
import type { CarriedChange, Origin } from './change-columns.ts';
import type { UnnamedColumns } from './change-names.ts';

/** Takes changes one after the other and puts them into columns. */
export interface ColumnsBuilder {
  /** What the deployment at a place carried. Of one deployment in the order of repository and sha. */
  add(place: number, change: CarriedChange): void;
  finish(): UnnamedColumns;
}

/** From one time to another; NaN where one is not known, or where they stand in the wrong order. */
const stretch = (fromMs: number | null, toMs: number | null): number =>
  fromMs === null || toMs === null || toMs < fromMs ? Number.NaN : toMs - fromMs;

/** For each change the one that comes at its index: by place, then the older commit first, then as they came. */
function orderOf(places: readonly number[], leads: readonly number[], offsets: Uint32Array): Uint32Array {
  const next = offsets.slice();
  const order = new Uint32Array(places.length);
  for (let arrival = 0; arrival < places.length; arrival += 1) {
    const place = places[arrival] ?? 0;
    const index = next[place] ?? 0;
    order[index] = arrival;
    next[place] = index + 1;
  }
  // An older commit has the longer lead in its deployment.
  const byCommit = (a: number, b: number): number => (leads[b] ?? 0) - (leads[a] ?? 0) || a - b;
  for (let place = 0; place + 1 < offsets.length; place += 1)
    order.subarray(offsets[place], offsets[place + 1]).sort(byCommit);
  return order;
}

const inOrder = (values: readonly number[], order: Uint32Array): Float64Array => {
  const sorted = new Float64Array(order.length);
  for (let index = 0; index < order.length; index += 1) sorted[index] = values[order[index] ?? 0] ?? 0;
  return sorted;
};

/** @param finishedAtMs of the deployments, oldest first */
export function createColumnsBuilder(finishedAtMs: Float64Array): ColumnsBuilder {
  const places: number[] = [];
  const keys: number[] = [];
  const leads: number[] = [];
  const merges: number[] = [];
  const coding: number[] = [];
  const review: number[] = [];
  const shipping: number[] = [];
  const waiting: number[] = [];
  const origins: Origin[] = [];
  const repositories = new Set<string>();
  const key = new Uint32Array(2);
  let lastRepository: string | null = null;
  let repositoryName = '';
  let arePartsKnown = false;
  let isWaitingShipping = true;

  const addPlace = (place: number, high: number, low: number, leadMs: number, merge: number): void => {
    places.push(place);
    keys.push(high, low);
    leads.push(leadMs);
    merges.push(merge);
  };
  const addParts = (codingMs: number, reviewMs: number, shippingMs: number): void => {
    coding.push(codingMs);
    review.push(reviewMs);
    shipping.push(shippingMs);
  };

  return {
    add(place, change) {
      const { repository, sha, originSha, firstCommitAtMs, openedAtMs, mergedAtMs, reachedBranchAtMs } =
        change;
      const finishedMs = finishedAtMs[place] ?? 0;
      // Changes of one repository stand together, so that few addresses are looked at.
      if (repository !== lastRepository) {
        repositoryName = repositoryKey(repository);
        repositories.add(repositoryName);
      }
      lastRepository = repository;
      if (originSha !== null) {
        writeTextKey(key, 0, repositoryName, originSha.toLowerCase());
        origins.push({ index: places.length, high: key[0] ?? 0, low: key[1] ?? 0 });
      }
      writeTextKey(key, 0, repositoryName, sha.toLowerCase());
      addPlace(
        place,
        key[0] ?? 0,
        key[1] ?? 0,
        finishedMs - change.committedAtMs,
        change.parentCount > 1 ? 1 : 0,
      );
      const [shippingMs, waitingMs] = [
        stretch(mergedAtMs, finishedMs),
        stretch(reachedBranchAtMs, finishedMs),
      ];
      addParts(stretch(firstCommitAtMs, openedAtMs), stretch(openedAtMs, mergedAtMs), shippingMs);
      waiting.push(waitingMs);
      isWaitingShipping &&= Object.is(waitingMs, shippingMs);
      arePartsKnown ||= openedAtMs !== null || mergedAtMs !== null;
    },
    finish() {
      const offsets = new Uint32Array(finishedAtMs.length + 1);
      for (const place of places) offsets[place + 1] = (offsets[place + 1] ?? 0) + 1;
      for (let place = 0; place < finishedAtMs.length; place += 1)
        offsets[place + 1] = (offsets[place + 1] ?? 0) + (offsets[place] ?? 0);
      const order = orderOf(places, leads, offsets);
      const sortedKeys = new Uint32Array(keys.length);
      const indexes = new Uint32Array(order.length);
      for (let index = 0; index < order.length; index += 1) {
        const arrival = order[index] ?? 0;
        sortedKeys[2 * index] = keys[2 * arrival] ?? 0;
        sortedKeys[2 * index + 1] = keys[2 * arrival + 1] ?? 0;
        indexes[arrival] = index;
      }
      const parts = arePartsKnown
        ? {
            codingMs: inOrder(coding, order),
            reviewMs: inOrder(review, order),
            shippingMs: inOrder(shipping, order),
          }
        : null;
      return {
        offsets,
        keys: sortedKeys,
        leadMs: inOrder(leads, order),
        merges: Uint8Array.from(inOrder(merges, order)),
        parts,
        waitingMs: isWaitingShipping ? null : inOrder(waiting, order),
        repositories,
        origins: origins
          .map((origin) => ({ ...origin, index: indexes[origin.index] ?? 0 }))
          .sort((a, b) => a.index - b.index),
      };
    },
  };
}
