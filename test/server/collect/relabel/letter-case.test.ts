import { describe, expect, it } from 'vitest';
import { lowercase, uppercase } from '../../../../server/collect/relabel/letter-case.ts';

// What `lowercase` and `uppercase` of Debian's Prometheus 2.42 made of these labels, seen at its /api/v1/targets on
// 2026-11-22.
describe('letters in another case, as Prometheus writes them', () => {
  it.each([
    ['가나Ab', '가나ab', '가나AB'],
    ['straße', 'straße', 'STRAßE'],
    ['İSTANBUL', 'istanbul', 'İSTANBUL'],
    ['ΑΣ', 'ασ', 'ΑΣ'],
    ['ŉx', 'ŉx', 'ŉX'],
    ['ﬁ', 'ﬁ', 'ﬁ'],
    ['ǆ', 'ǆ', 'Ǆ'],
  ])('%s: %s, %s', (text, small, capital) => {
    expect(lowercase(text)).toBe(small);
    expect(uppercase(text)).toBe(capital);
  });
});
