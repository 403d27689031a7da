import type { ScrapeLimits } from '../../config/scrape-limits.ts';

/** Length and two sums of one line. */
const ENTRY = 3;
const FIRST_LINES = 256;
/** Later lines are read each time. */
const MOST_LINES = 131_072;
/** Bytes that are summed at once. */
const BLOCK = 8;
const HALF = 4;
const FIRST_MULTIPLIER = 0x9e3779b1;
const SECOND_MULTIPLIER = 0x85ebca6b;

/**
 * The series, `name{labels}`, and the comments that were passed over on the pages of one target, by their line. A target
 * writes the same ones in the same lines scrape after scrape, so that nearly all of a page need not be read letter by
 * letter: what has the length and the sums of what was found good there is taken for it. Two different ones of a length
 * share both sums, 64 bits, at most once in four thousand million times; then a wrong line is taken for a good one, or a
 * wanted one is passed over.
 */
export class PassedTexts {
  #entries = new Int32Array(ENTRY * FIRST_LINES);
  #limits: ScrapeLimits | null = null;
  #first = 0;
  #second = 0;

  /** Begins a page: what was good within other limits is forgotten. */
  begin(limits: ScrapeLimits): void {
    if (limits !== this.#limits) this.#entries.fill(0);
    this.#limits = limits;
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

  /** Sums the halves of each block apart, which is faster; the last block may overlap the one before it. */
  #sum(body: DataView, start: number, end: number): void {
    const lastAt = end - BLOCK;
    let first = end - start;
    let second = first;
    for (let at = start; at < lastAt; at += BLOCK) {
      first = Math.imul(first ^ body.getInt32(at, true), FIRST_MULTIPLIER);
      first = (first << 15) | (first >>> 17);
      second = Math.imul(second ^ body.getInt32(at + HALF, true), SECOND_MULTIPLIER);
      second = (second << 15) | (second >>> 17);
    }
    this.#first = Math.imul(first ^ body.getInt32(lastAt, true), FIRST_MULTIPLIER);
    this.#second = Math.imul(second ^ body.getInt32(lastAt + HALF, true), SECOND_MULTIPLIER);
  }
}
