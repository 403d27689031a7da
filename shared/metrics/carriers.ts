import type { CarriedColumns } from './change-columns.ts';
import { firstIndexAt } from './deployment-history.ts';
import { bringsNothingNew } from './deployment-marks.ts';

/** The deployments of a service and what they carried. */
export interface Carrying {
  readonly service: string;
  readonly finishedAtMs: Float64Array;
  /** Bits of `deploymentMarks`. */
  readonly marks: Uint8Array;
  readonly changes: CarriedColumns;
}

/** Changes of several services under one numbering: each is called by its number, the holder of its key. */
export interface Carriers {
  readonly count: number;
  readonly members: readonly Carrying[];
  /** Number of each member's first change. */
  readonly begins: readonly number[];
  /** Two numbers a change. */
  readonly keys: Uint32Array;
  memberOf(holder: number): number;
  /** Whether one brought its change before another did. A roll-back or a re-deployment did only where nothing else carried it. */
  isBefore(holder: number, other: number): boolean;
}

/** Where a change stands among all. */
interface Standing {
  /** By a roll-back or a re-deployment. */
  readonly isAgain: boolean;
  readonly finishedAtMs: number;
  readonly service: string;
  readonly holder: number;
}

const comesBefore = (a: Standing, b: Standing): boolean => {
  if (a.isAgain !== b.isAgain) return b.isAgain;
  if (a.finishedAtMs !== b.finishedAtMs) return a.finishedAtMs < b.finishedAtMs;
  return a.service === b.service ? a.holder < b.holder : a.service < b.service;
};

/** Keys of all members one after the other; those of a single one are not copied. */
function joinKeys(members: readonly Carrying[], begins: readonly number[], count: number): Uint32Array {
  const [only, ...others] = members;
  if (only !== undefined && others.length === 0) return only.changes.keys;
  const keys = new Uint32Array(2 * count);
  for (const [member, { changes }] of members.entries()) keys.set(changes.keys, 2 * (begins[member] ?? 0));
  return keys;
}

export function carriersOf(members: readonly Carrying[]): Carriers {
  const begins: number[] = [];
  let count = 0;
  for (const { changes } of members) {
    begins.push(count);
    count += changes.leadMs.length;
  }
  const memberOf = (holder: number): number =>
    members.length === 1 ? 0 : firstIndexAt(begins, holder + 1) - 1;
  const standingOf = (holder: number): Standing => {
    const member = memberOf(holder);
    const { service = '', finishedAtMs, marks, changes } = members[member] ?? {};
    const index = holder - (begins[member] ?? 0);
    // The last place whose changes begin at or before this one.
    const place = changes === undefined ? 0 : firstIndexAt(changes.offsets, index + 1) - 1;
    return {
      holder,
      service,
      finishedAtMs: finishedAtMs?.[place] ?? 0,
      isAgain: bringsNothingNew(marks?.[place] ?? 0),
    };
  };
  return {
    count,
    members,
    begins,
    keys: joinKeys(members, begins, count),
    memberOf,
    isBefore: (holder, other) => comesBefore(standingOf(holder), standingOf(other)),
  };
}
