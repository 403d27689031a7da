/** Numbers of one kind, as columns have them. */
type NumberArray = Float64Array | Uint32Array | Uint8Array;

const kinds = { Float64Array, Uint32Array, Uint8Array } as const;
type Kind = keyof typeof kinds;

/** Where an array of numbers stands among the bytes. */
interface Placed {
  readonly kind: Kind;
  readonly offset: number;
  readonly length: number;
}

/** Every array begins where the widest number may. */
const ALIGNMENT = 8;
const HEAD_BYTES = 8;
const MARK = '@array';

const aligned = (offset: number): number => Math.ceil(offset / ALIGNMENT) * ALIGNMENT;

const kindOf = (value: unknown): Kind | null => {
  if (value instanceof Float64Array) return 'Float64Array';
  if (value instanceof Uint32Array) return 'Uint32Array';
  return value instanceof Uint8Array ? 'Uint8Array' : null;
};

/**
 * Packs plain data in which arrays of numbers are large: these as they are in memory, the rest as JSON.
 *
 * @param value objects, lists, texts, finite numbers, booleans and null; no key is `@array`
 */
export function packArrays(value: unknown): Buffer {
  const placed: Placed[] = [];
  const arrays: NumberArray[] = [];
  let offset = 0;
  const text = JSON.stringify(value, (_, part: unknown) => {
    const kind = kindOf(part);
    if (kind === null) return part;
    const array = part as NumberArray;
    placed.push({ kind, offset, length: array.length });
    arrays.push(array);
    offset = aligned(offset + array.byteLength);
    return { [MARK]: placed.length - 1 };
  });
  const head = Buffer.from(JSON.stringify({ placed, text }));
  const begin = aligned(HEAD_BYTES + head.length);
  const packed = Buffer.alloc(begin + offset);
  packed.writeUInt32LE(head.length);
  head.copy(packed, HEAD_BYTES);
  for (const [index, array] of arrays.entries()) {
    const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
    packed.set(bytes, begin + (placed[index]?.offset ?? 0));
  }
  return packed;
}

/** @throws Error where it was not packed so, or is not whole */
export function unpackArrays(packed: Buffer): unknown {
  const headBytes = packed.readUInt32LE();
  const head = JSON.parse(packed.toString('utf8', HEAD_BYTES, HEAD_BYTES + headBytes)) as {
    placed: Placed[];
    text: string;
  };
  const begin = aligned(HEAD_BYTES + headBytes);
  const arrays = head.placed.map(({ kind, offset, length }) => {
    const Numbers = kinds[kind];
    const from = begin + offset;
    // A copy of its own: it begins at a width of its numbers, and what was read can go.
    const bytes = new Uint8Array(packed.subarray(from, from + length * Numbers.BYTES_PER_ELEMENT));
    if (bytes.length !== length * Numbers.BYTES_PER_ELEMENT)
      throw new RangeError('what was packed is cut short');
    return new Numbers(bytes.buffer);
  });
  return JSON.parse(head.text, (_, part: unknown) => {
    const index = part !== null && typeof part === 'object' ? Reflect.get(part, MARK) : undefined;
    return typeof index === 'number' ? arrays[index] : part;
  });
}
