import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeIntegers, LARGEST_INTEGER, readIntegers } from '../../../server/store/integer-column.ts';

describe('a column of whole numbers', () => {
  it('is three bytes where one number stands all day', () => {
    // Layout 1 (runs), 6 folded is 12, and 100 of them: one byte each.
    expect(encodeIntegers(Array(100).fill(6))).toEqual([1, 12, 100]);
  });

  it('is written as differences where neighbours are alike but not equal', () => {
    // Layout 0; 100 folded is 200 = 0xC8 0x01; +1, −1, +1 folded are 2, 1, 2.
    expect(encodeIntegers([100, 101, 100, 101])).toEqual([0, 0xc8, 0x01, 2, 1, 2]);
  });

  it('comes back as it was, up to the largest magnitude', () => {
    const number = fc.oneof(fc.integer(), fc.integer({ min: -LARGEST_INTEGER, max: LARGEST_INTEGER }));
    fc.assert(
      fc.property(fc.array(number, { maxLength: 200 }), (values) => {
        const reader = { bytes: Uint8Array.from(encodeIntegers(values)), position: 0 };
        const read = readIntegers(reader, new Float64Array(values.length));
        expect([...read]).toEqual(values.map((value) => value + 0));
        expect(reader.position).toBe(reader.bytes.length);
      }),
    );
  });

  it('is refused where its bytes end early, a run is too long, or the layout is unknown', () => {
    const read =
      (...bytes: number[]) =>
      () =>
        readIntegers({ bytes: Uint8Array.from(bytes), position: 0 }, new Float64Array(3));
    expect(read(0, 2)).toThrow('bytes end within a number, at 2');
    expect(read(1, 2, 4)).toThrow('a run ends at 4, outside the column');
    expect(read(1, 2, 0)).toThrow('a run ends at 0, outside the column');
    expect(read(7)).toThrow('unknown layout 7');
  });
});
