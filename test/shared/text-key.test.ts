import { describe, expect, it } from 'vitest';
import { writeTextKey } from '#shared/text-key.ts';

const keyOf = (first: string, second: string): string => {
  const keys = new Uint32Array(2);
  writeTextKey(keys, 0, first, second);
  return keys.join(' ');
};

describe('writeTextKey', () => {
  it('gives the same texts the same key, at whatever index', () => {
    const keys = new Uint32Array(6);
    writeTextKey(keys, 2, 'shop', 'abc');
    expect(keys.slice(4).join(' ')).toBe(keyOf('shop', 'abc'));
    expect([...keys.slice(0, 4)]).toEqual([0, 0, 0, 0]);
  });

  it('tells texts apart that differ in one letter, in the place of a letter, or in where the first ends', () => {
    const alike = [
      ['shop', 'abc'],
      ['shop', 'abd'],
      ['shop', 'acb'],
      ['shopa', 'bc'],
      ['sho', 'pabc'],
      ['', 'shopabc'],
      ['shopabc', ''],
    ] as const;
    expect(new Set(alike.map(([first, second]) => keyOf(first, second))).size).toBe(alike.length);
  });

  it('spreads short numbers over both halves', () => {
    const keys = new Uint32Array(2 * 20_000);
    for (let index = 0; index < 20_000; index += 1) writeTextKey(keys, index, 'shop', String(index));
    const halves = [0, 1].map((half) => new Set(keys.filter((_, at) => at % 2 === half)).size);
    // Of 20,000 random 32-bit numbers 0.05 pairs are expected to be alike.
    expect(Math.min(...halves)).toBeGreaterThan(19_990);
  });
});
