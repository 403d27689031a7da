import { type ByteReader, pushVarint, readVarint, unzigzag, zigzag } from './varint.ts';

/** Largest magnitude a column takes: differences of two such numbers, folded, are still exact. */
export const LARGEST_INTEGER = 2 ** 50;

const DELTAS = 0;
const RUNS = 1;

/** Each number as its difference from the one before: short where numbers are alike but seldom equal. */
function encodeDeltas(values: ArrayLike<number>): number[] {
  const bytes = [DELTAS];
  let previous = 0;
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index] ?? 0;
    pushVarint(bytes, zigzag(value - previous));
    previous = value;
  }
  return bytes;
}

/** Each stretch of equal numbers as the number and how often it stands: short where they stay the same. */
function encodeRuns(values: ArrayLike<number>): number[] {
  const bytes = [RUNS];
  let index = 0;
  while (index < values.length) {
    const value = values[index] ?? 0;
    let end = index + 1;
    while (end < values.length && values[end] === value) end += 1;
    pushVarint(bytes, zigzag(value));
    pushVarint(bytes, end - index);
    index = end;
  }
  return bytes;
}

/**
 * A column of whole numbers in as few bytes as the better of two layouts gives. The length is not written.
 *
 * @param values each within ±`LARGEST_INTEGER`
 * @example encodeIntegers([6, 6, 6]) // [1, 12, 3]: runs; 6 folded is 12; three of them
 */
export function encodeIntegers(values: ArrayLike<number>): number[] {
  const deltas = encodeDeltas(values);
  const runs = encodeRuns(values);
  return runs.length < deltas.length ? runs : deltas;
}

function readDeltas(reader: ByteReader, into: { [index: number]: number }, length: number): void {
  let value = 0;
  for (let index = 0; index < length; index += 1) {
    value += unzigzag(readVarint(reader));
    into[index] = value;
  }
}

function readRuns(reader: ByteReader, into: { [index: number]: number }, length: number): void {
  let index = 0;
  while (index < length) {
    const value = unzigzag(readVarint(reader));
    const end = index + readVarint(reader);
    if (end === index || end > length) throw new RangeError(`a run ends at ${end}, outside the column`);
    for (; index < end; index += 1) into[index] = value;
  }
}

/**
 * Reads a column that `encodeIntegers` wrote into `into`, whose length says how many numbers there are.
 * Throws `RangeError` where the bytes are not such a column.
 */
export function readIntegers<Column extends Float64Array | Uint8Array>(
  reader: ByteReader,
  into: Column,
): Column {
  const layout = readVarint(reader);
  if (layout === DELTAS) readDeltas(reader, into, into.length);
  else if (layout === RUNS) readRuns(reader, into, into.length);
  else throw new RangeError(`unknown layout ${layout} of a column`);
  return into;
}
