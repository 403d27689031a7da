import type { PartMemory } from './backfill-part.ts';

/** A deployment that succeeded. */
interface Shipped {
  readonly place: string;
  readonly atMs: number;
  readonly sha: string;
}

/**
 * Goes from newer deployments to older ones, and says for each what ran after it. Each environment is a line of its
 * own. What it remembers is text, so that it outlives an interruption.
 */
export interface RangeChain {
  /** Whether something newer waits for what ran before it there. */
  waitsFor(place: string): boolean;
  /** Whether something newer waits anywhere. */
  waits(): boolean;
  /** The commit that ran after this one; null for the newest, for the same commit again, and for one seen before. */
  shaAfter(shipped: Shipped): string | null;
  /** Nothing older is wanted there. */
  end(place: string): void;
  memory(): PartMemory;
}

export const createRangeChain = (before: PartMemory): RangeChain => {
  const newer: Record<string, string> = { ...before };
  return {
    waits: () => Object.keys(newer).length > 0,
    waitsFor: (place) => newer[place] !== undefined,
    shaAfter({ place, atMs, sha }) {
      const [afterMs = '', after = ''] = newer[place]?.split(' ') ?? [];
      // Lists grow at their beginning while they are read: what stood at the end of a page comes again.
      if (after !== '' && atMs >= Number(afterMs)) return null;
      newer[place] = `${atMs} ${sha}`;
      return after === '' || after === sha ? null : after;
    },
    end(place) {
      delete newer[place];
    },
    memory: () => ({ ...newer }),
  };
};
