import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseExposition } from '../../../../server/collect/exposition/parse-exposition.ts';
import { PassedTexts } from '../../../../server/collect/exposition/passed-texts.ts';
import { createWanted } from '../../../../server/collect/exposition/wanted.ts';
import { defaultScrapeLimits } from '../../../../server/config/scrape-limits.ts';
import { parseSelector } from '../../../../shared/selector.ts';

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Whether the second text is taken for the first, which was found good in the same line of the page before. */
function isTakenFor(first: Uint8Array, second: Uint8Array): boolean {
  const passed = new PassedTexts();
  passed.begin(defaultScrapeLimits, 'free');
  passed.note(viewOf(first), 0, first.length, 0);
  return passed.endOfKnown(viewOf(second), 0, 0) !== -1;
}

function withBitsTurned(text: Uint8Array, bits: readonly number[]): Uint8Array {
  const turned = Uint8Array.from(text);
  for (const bit of bits) turned[bit >> 3] = (turned[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return turned;
}

const texts = fc.uint8Array({ minLength: 8, maxLength: 64 });

describe('a text that stood in the line before', () => {
  it('is known again, and no other of its length', () => {
    fc.assert(
      fc.property(texts, fc.nat(), fc.nat(), (text, one, other) => {
        const bits = [...new Set([one, other].map((bit) => bit % (8 * text.length)))];
        expect(isTakenFor(text, text)).toBe(true);
        expect(isTakenFor(text, withBitsTurned(text, bits))).toBe(false);
      }),
    );
  });

  it('is not known by two differences that make up for each other in plainer sums', () => {
    const text = Buffer.from(`metric_name{label="${'a'.repeat(45)}"}`);
    // The top bit of a number stays alone whatever odd number it is multiplied with; 15 bits up, it is bit 14 of the next.
    expect(isTakenFor(text, withBitsTurned(text, [27 * 8 + 7, 33 * 8 + 6]))).toBe(false);
    expect(isTakenFor(text, withBitsTurned(text, [31 * 8 + 7, 37 * 8 + 6]))).toBe(false);
    // Two blocks in each other's place.
    const blocks = Buffer.from('a="00001",b="00002",c="00001",d="00002"').subarray(0, 32);
    const swapped = Buffer.concat([blocks.subarray(8, 16), blocks.subarray(0, 8), blocks.subarray(16)]);
    expect(isTakenFor(blocks, swapped)).toBe(false);
  });

  it('is read again in the other format: not every comment of the one is good in the other', () => {
    const wanted = createWanted([parseSelector('up')]);
    const text = Buffer.from('# written by hand\nup 1\n');
    expect(parseExposition(text, 'text', wanted)).toHaveLength(1);
    expect(parseExposition(text, 'text', wanted)).toHaveLength(1);
    // OpenMetrics 1.0: a line that begins with # is HELP, TYPE, UNIT or EOF.
    const openMetrics = Buffer.concat([text, Buffer.from('# EOF\n')]);
    expect(() => parseExposition(openMetrics, 'openmetrics', wanted)).toThrow(
      'line 1, column 1: HELP, TYPE, UNIT or EOF is expected',
    );
  });
});
