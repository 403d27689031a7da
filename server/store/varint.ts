/** Bytes and how far they have been read. */
export interface ByteReader {
  readonly bytes: Uint8Array;
  position: number;
}

/**
 * Appends a whole number, 0 to 2^53 − 1, in groups of seven bits, lowest first; the top bit says that more
 * follow. 0 to 127 take one byte.
 *
 * @example pushVarint(bytes, 300) // appends 0xAC 0x02
 */
export function pushVarint(bytes: number[], value: number): void {
  // Division, not shifts: a bitwise operator would cut the number to 32 bits.
  let rest = value;
  while (rest >= 128) {
    bytes.push((rest % 128) + 128);
    rest = Math.floor(rest / 128);
  }
  bytes.push(rest);
}

/** Reads what `pushVarint` wrote. Throws `RangeError` where the bytes end within a number. */
export function readVarint(reader: ByteReader): number {
  let value = 0;
  let scale = 1;
  for (;;) {
    const byte = reader.bytes[reader.position];
    if (byte === undefined) throw new RangeError(`bytes end within a number, at ${reader.position}`);
    reader.position += 1;
    value += (byte & 127) * scale;
    if (byte < 128) return value;
    scale *= 128;
  }
}

/** Folds the sign into the lowest bit, so that small numbers of either sign are short: 0 −1 1 −2 → 0 1 2 3. */
export function zigzag(value: number): number {
  return value < 0 ? -2 * value - 1 : 2 * value;
}

/** The number that `zigzag` folded. */
export function unzigzag(folded: number): number {
  return folded % 2 === 0 ? folded / 2 : -(folded + 1) / 2;
}
