import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packArrays, unpackArrays } from '../../../server/compute/pack-arrays.ts';

const numbers = fc.array(fc.double());
const value = fc.record({
  text: fc.string(),
  list: fc.array(fc.oneof(fc.string(), fc.integer(), fc.constant(null), fc.boolean())),
  floats: numbers.map((given) => Float64Array.from(given)),
  words: fc.array(fc.nat(2 ** 32 - 1)).map((given) => Uint32Array.from(given)),
  nested: fc.record({ bytes: fc.array(fc.nat(255)).map((given) => Uint8Array.from(given)) }),
});

describe('packed arrays', () => {
  it('come back as they were, NaN and -0 too', () => {
    fc.assert(
      fc.property(value, (given) => {
        expect(unpackArrays(packArrays(given))).toEqual(given);
      }),
    );
  });

  it('come back from the middle of a larger buffer, wherever that begins', () => {
    const packed = packArrays({ floats: Float64Array.of(1.5, Number.NaN) });
    const larger = Buffer.concat([Buffer.from('abc'), packed]);
    expect(unpackArrays(larger.subarray(3))).toEqual({ floats: Float64Array.of(1.5, Number.NaN) });
  });

  it('are refused where they are cut short, or are none', () => {
    const packed = packArrays({ floats: Float64Array.of(1, 2) });
    expect(() => unpackArrays(packed.subarray(0, packed.length - 1))).toThrow();
    expect(() => unpackArrays(Buffer.from('nothing of ours'))).toThrow();
  });
});
