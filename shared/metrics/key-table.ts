/** Remembers who was first to hold each key, in a flat table: a Map of millions of texts would not fit. */
export interface KeyTable {
  /** Puts `holder` where the key is not held yet. Returns who holds it now. */
  claim(high: number, low: number, holder: number): number;
  /** Who holds a key; null for nobody. */
  find(high: number, low: number): number | null;
  /** Gives a key that is held to another. */
  replace(high: number, low: number, holder: number): void;
}

/** @param keyOf the two numbers of a holder's key: what a slot stands for is asked again, not kept twice */
export function createKeyTable(keyCount: number, keyOf: (holder: number, half: 0 | 1) => number): KeyTable {
  // Half empty at least, so that a search ends soon; a power of two, so that a mask finds the slot.
  const size = 2 ** Math.max(4, Math.ceil(Math.log2(keyCount * 2 + 1)));
  const slots = new Int32Array(size).fill(-1);
  const slotOf = (high: number, low: number): number => {
    let slot = low & (size - 1);
    for (;;) {
      const holder = slots[slot] ?? -1;
      if (holder === -1 || (keyOf(holder, 1) === low && keyOf(holder, 0) === high)) return slot;
      slot = (slot + 1) & (size - 1);
    }
  };
  return {
    claim(high, low, holder) {
      const slot = slotOf(high, low);
      const present = slots[slot] ?? -1;
      if (present !== -1) return present;
      slots[slot] = holder;
      return holder;
    },
    find(high, low) {
      const holder = slots[slotOf(high, low)] ?? -1;
      return holder === -1 ? null : holder;
    },
    replace(high, low, holder) {
      slots[slotOf(high, low)] = holder;
    },
  };
}
