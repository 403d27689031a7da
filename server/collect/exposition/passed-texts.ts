import type { ScrapeLimits } from '../../config/scrape-limits.ts';
import type { Spacing } from './label-spans.ts';

/** Length and two sums of one line. */
const ENTRY = 3;
const FIRST_LINES = 256;
/** Later lines are read each time. */
const MOST_LINES = 131_072;
/** Bytes that are summed at once. */
const BLOCK = 8;
const HALF = 4;

/** Odd numbers that nobody outside knows. */
function createKeys() {
  const random = crypto.getRandomValues(new Int32Array(4)).map((key) => key | 1);
  const [mixing = 1, otherMixing = 1, multiplier = 1, otherMultiplier = 1] = random;
  return { mixing, otherMixing, multiplier, otherMultiplier };
}

/** The bits of a number moved up, those that leave it coming in below. */
function turned(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}

/**
 * The series, `name{labels}`, and the comments that were passed over on the pages of one target, by their line. A target
 * writes the same ones in the same lines scrape after scrape, so that nearly all of a page need not be read letter by
 * letter: what has the length and the two sums of what was found good there is taken for it.
 *
 * The texts themselves would take as much memory as the pages of all targets. The sums are made with secret random
 * numbers, so that no page can be written that aims at those of another: two texts share them about once in 2⁶⁴ times,
 * two that are made for it once in some 2¹⁶. Then a wrong line is taken for a good one, or a wanted one is passed over.
 */
export class PassedTexts {
  #entries = new Int32Array(ENTRY * FIRST_LINES);
  #limits: ScrapeLimits | null = null;
  #spacing: Spacing | null = null;
  readonly #keys = createKeys();
  #first = 0;
  #second = 0;

  /** Begins a page: what was good within other limits, or in the other format, is forgotten. */
  begin(limits: ScrapeLimits, spacing: Spacing): void {
    if (limits !== this.#limits || spacing !== this.#spacing) this.#entries.fill(0);
    this.#limits = limits;
    this.#spacing = spacing;
  }

  /** Where what begins at `at` ends, if it is what stood on this line before; else -1. */
  endOfKnown(body: DataView, at: number, line: number): number {
    const entries = this.#entries;
    const entry = line * ENTRY;
    const length = entries[entry] ?? 0;
    const end = at + length;
    if (length === 0 || end > body.byteLength) return -1;
    this.#sum(body, at, end);
    return entries[entry + 1] === this.#first && entries[entry + 2] === this.#second ? end : -1;
  }

  /** Notes that what stands in `[at, end)` is good and not wanted. Very short ones are not worth it. */
  note(body: DataView, at: number, end: number, line: number): void {
    if (end - at < BLOCK || line >= MOST_LINES) return;
    const entry = line * ENTRY;
    while (entry >= this.#entries.length) this.#grow();
    this.#sum(body, at, end);
    this.#entries[entry] = end - at;
    this.#entries[entry + 1] = this.#first;
    this.#entries[entry + 2] = this.#second;
  }

  #grow(): void {
    const grown = new Int32Array(2 * this.#entries.length);
    grown.set(this.#entries);
    this.#entries = grown;
  }

  /**
   * Mixes the halves of each block, so that no bit stays where a writer puts it, and takes one half of that into each
   * sum. Every step keeps what differs different: texts that differ in one block never share both sums. The last block
   * may overlap the one before it.
   */
  #sum(body: DataView, start: number, end: number): void {
    const { mixing, otherMixing, multiplier, otherMultiplier } = this.#keys;
    const lastAt = end - BLOCK;
    let first = 0;
    let second = 0;
    for (let at = start; at < lastAt; at += BLOCK) {
      const half = body.getInt32(at, true);
      const other = body.getInt32(at + HALF, true);
      const mixed = (half + Math.imul(turned(other, 16), mixing)) | 0;
      const otherMixed = (other + Math.imul(turned(mixed, 16), otherMixing)) | 0;
      first = turned(Math.imul(first ^ mixed, multiplier), 15);
      second = turned(Math.imul(second ^ otherMixed, otherMultiplier), 15);
    }
    const half = body.getInt32(lastAt, true);
    const other = body.getInt32(lastAt + HALF, true);
    const mixed = (half + Math.imul(turned(other, 16), mixing)) | 0;
    this.#first = first ^ mixed;
    this.#second = second ^ (other + Math.imul(turned(mixed, 16), otherMixing));
  }
}
