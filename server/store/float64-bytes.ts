const BYTES_PER_NUMBER = 8;

/** Numbers as float64, little-endian, bit for bit: the same file reads the same on every machine. */
export function toFloat64Bytes(values: ArrayLike<number>): Buffer {
  const bytes = Buffer.alloc(values.length * BYTES_PER_NUMBER);
  for (let index = 0; index < values.length; index += 1) {
    bytes.writeDoubleLE(values[index] ?? 0, index * BYTES_PER_NUMBER);
  }
  return bytes;
}

/** Reads what `toFloat64Bytes` wrote. Throws `RangeError` where the bytes hold no whole number of values. */
export function fromFloat64Bytes(bytes: Uint8Array): Float64Array {
  if (bytes.length % BYTES_PER_NUMBER !== 0)
    throw new RangeError(`${bytes.length} bytes are no float64 list`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Float64Array.from({ length: bytes.length / BYTES_PER_NUMBER }, (_, index) =>
    view.getFloat64(index * BYTES_PER_NUMBER, true),
  );
}
