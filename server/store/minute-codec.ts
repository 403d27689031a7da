import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { fromFloat64Bytes, toFloat64Bytes } from './float64-bytes.ts';
import { encodeIntegers, LARGEST_INTEGER, readIntegers } from './integer-column.ts';
import type { TallyColumns } from './tally-columns.ts';
import { type ByteReader, pushVarint, readVarint } from './varint.ts';

// The first byte says how the rest is to be read. A stored number: never give one a new meaning.
const INTEGERS = 0;
const FLOATS = 2;
const COMPRESSED = 1;

/** Shorter bodies only grow under zstd, whose frame alone takes some ten bytes. */
const SHORTEST_WORTH_COMPRESSING_BYTES = 48;

function areIntegers(values: Float64Array): boolean {
  return values.every((value) => Number.isInteger(value) && Math.abs(value) <= LARGEST_INTEGER);
}

/** Total and bad rather than total and good: bad is mostly zero. */
function integerBody(columns: TallyColumns): Buffer {
  const bad = columns.total.map((total, index) => total - (columns.good[index] ?? 0));
  const length: number[] = [];
  pushVarint(length, columns.total.length);
  const parts = [length, ...[columns.total, bad, columns.covered].map(encodeIntegers)];
  return Buffer.concat(parts.map((part) => Buffer.from(part)));
}

function floatBody(columns: TallyColumns): Buffer {
  const head: number[] = [];
  pushVarint(head, columns.total.length);
  head.push(...encodeIntegers(columns.covered));
  return Buffer.concat([Buffer.from(head), toFloat64Bytes(columns.total), toFloat64Bytes(columns.good)]);
}

/**
 * Columns as bytes, exact to the bit. Whole counts take tens of bytes for a steady day, a byte or two a
 * minute for a busy one; fractional counts are kept as float64.
 *
 * @example encodeColumns(aDayOfSixGoodProbesEachMinute).length // 15
 */
export function encodeColumns(columns: TallyColumns): Buffer {
  const whole = areIntegers(columns.total) && areIntegers(columns.good);
  const form = whole ? INTEGERS : FLOATS;
  const body = whole ? integerBody(columns) : floatBody(columns);
  if (body.length >= SHORTEST_WORTH_COMPRESSING_BYTES) {
    const compressed = zstdCompressSync(body);
    if (compressed.length < body.length) return Buffer.concat([Buffer.of(form + COMPRESSED), compressed]);
  }
  return Buffer.concat([Buffer.of(form), body]);
}

function readIntegerBody(reader: ByteReader): TallyColumns {
  const length = readVarint(reader);
  const total = readIntegers(reader, new Float64Array(length));
  const good = readIntegers(reader, new Float64Array(length));
  for (let index = 0; index < length; index += 1) good[index] = (total[index] ?? 0) - (good[index] ?? 0);
  return { total, good, covered: readIntegers(reader, new Uint8Array(length)) };
}

function readFloatBody(reader: ByteReader): TallyColumns {
  const length = readVarint(reader);
  const covered = readIntegers(reader, new Uint8Array(length));
  const values = fromFloat64Bytes(reader.bytes.subarray(reader.position));
  if (values.length !== 2 * length) throw new RangeError(`${values.length} values for ${length} minutes`);
  return { total: values.slice(0, length), good: values.slice(length), covered };
}

/** Reads what `encodeColumns` wrote. Throws `RangeError` where the bytes are nothing of that kind. */
export function decodeColumns(bytes: Uint8Array): TallyColumns {
  const form = bytes[0];
  if (form === undefined || form > FLOATS + COMPRESSED)
    throw new RangeError(`unknown form ${form} of a chunk`);
  const rest = bytes.subarray(1);
  const body = form % 2 === COMPRESSED ? zstdDecompressSync(rest) : rest;
  const reader = { bytes: body, position: 0 };
  return form < FLOATS ? readIntegerBody(reader) : readFloatBody(reader);
}
