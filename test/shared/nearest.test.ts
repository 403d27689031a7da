import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance, nearest } from '../../shared/nearest.ts';

describe('nearest', () => {
  it('counts a swap of two neighbours as one mistake', () => {
    expect(editDistance('teh', 'the')).toBe(1);
    expect(editDistance('kitten', 'sitting')).toBe(3);
    expect(editDistance('', 'abc')).toBe(3);
  });

  it('names nothing where no word is near', () => {
    expect(nearest('objetives', ['id', 'objectives', 'owner'])).toBe('objectives');
    expect(nearest('timezone', ['timeZone'])).toBe('timeZone');
    expect(nearest('colour', ['id', 'objectives', 'owner'])).toBeNull();
  });

  it('is the same distance both ways', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 8 }), fc.string({ maxLength: 8 }), (a, b) => {
        expect(editDistance(a, b)).toBe(editDistance(b, a));
      }),
    );
  });
});
