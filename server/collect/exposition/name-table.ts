import { byteAt, sameBytes } from './bytes.ts';

const FIRST_CAPACITY = 1_024;

/** FNV-1a, 32 bits. */
function hashOf(body: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let at = start; at < end; at += 1) hash = Math.imul(hash ^ byteAt(body, at), 0x01000193);
  return hash;
}

/**
 * What has been said of each name of a body, kept by the place of the name: no text is made for it.
 * An open hash table whose capacity is a power of two.
 */
export class NameTable {
  readonly #body: Uint8Array;
  #starts = new Int32Array(FIRST_CAPACITY);
  #ends = new Int32Array(FIRST_CAPACITY);
  #marks = new Uint8Array(FIRST_CAPACITY);
  #count = 0;
  #lastSlot = 0;

  constructor(body: Uint8Array) {
    this.#body = body;
  }

  /** Adds the bits of `mark` to a name; returns the bits that it had before. `mark` is not 0. */
  add(start: number, end: number, mark: number): number {
    // HELP, TYPE and the first sample of a name mostly follow each other.
    const slot = this.#isAt(this.#lastSlot, start, end) ? this.#lastSlot : this.#slotOf(start, end);
    const before = this.#marks[slot] ?? 0;
    this.#lastSlot = slot;
    if (before === 0) {
      this.#starts[slot] = start;
      this.#ends[slot] = end;
      this.#count += 1;
    }
    this.#marks[slot] = before | mark;
    if (this.#count * 2 > this.#marks.length) this.#grow();
    return before;
  }

  #slotOf(start: number, end: number): number {
    const last = this.#marks.length - 1;
    let slot = hashOf(this.#body, start, end) & last;
    while (this.#marks[slot] !== 0 && !this.#isAt(slot, start, end)) slot = (slot + 1) & last;
    return slot;
  }

  #isAt(slot: number, start: number, end: number): boolean {
    const otherStart = this.#starts[slot] ?? 0;
    const sameLength = (this.#ends[slot] ?? 0) - otherStart === end - start;
    return this.#marks[slot] !== 0 && sameLength && sameBytes(this.#body, start, end, otherStart);
  }

  #grow(): void {
    const [starts, ends, marks] = [this.#starts, this.#ends, this.#marks];
    this.#starts = new Int32Array(marks.length * 2);
    this.#ends = new Int32Array(marks.length * 2);
    this.#marks = new Uint8Array(marks.length * 2);
    this.#lastSlot = 0;
    for (let index = 0; index < marks.length; index += 1) {
      const mark = marks[index] ?? 0;
      if (mark === 0) continue;
      const [start, end] = [starts[index] ?? 0, ends[index] ?? 0];
      const slot = this.#slotOf(start, end);
      this.#starts[slot] = start;
      this.#ends[slot] = end;
      this.#marks[slot] = mark;
    }
  }
}
