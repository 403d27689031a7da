const mix = (hash: number): number => {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
};

/** What a drawn number is for, so that two questions about one minute are answered apart. */
export const purposes = {
  traffic: 1,
  everydayLoss: 2,
  troubleLoss: 3,
  rounding: 4,
  dayLoss: 5,
  release: 6,
  change: 7,
  trouble: 8,
} as const;

/**
 * A number in [0, 1) that follows from its arguments alone: the sample is the same in every run, and each part
 * of it can be made without the parts before it.
 *
 * @param keys three whole numbers, e.g. service, minute and draw
 * @see the finalizer of MurmurHash3
 */
export const draw = (seed: number, purpose: number, a: number, b: number, c = 0): number =>
  mix(mix(mix(mix(seed ^ purpose) ^ a) ^ b) + c) / 2 ** 32;
