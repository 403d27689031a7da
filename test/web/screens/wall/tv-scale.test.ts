import { describe, expect, it } from 'vitest';
import { minimumFontPx, wallScale } from '../../../../web/screens/wall/tv-scale.ts';

/** UX.md §2.3: px for 16′ (20′) at 3, 4, 5 and 6 m. */
const table = {
  43: [40, 54, 67, 80, 50, 67, 83, 100],
  50: [35, 46, 58, 69, 43, 58, 72, 86],
  55: [32, 42, 52, 63, 39, 52, 65, 78],
  65: [27, 36, 44, 53, 33, 44, 55, 66],
  75: [23, 31, 39, 46, 29, 39, 48, 58],
  86: [20, 27, 34, 40, 25, 34, 42, 50],
};
const metres = [3, 4, 5, 6];

describe('the size of letters on a television', () => {
  it.each(Object.entries(table))('is that of the measured table at %s inches', (inches, wanted) => {
    const found = [16, 20].flatMap((minutes) =>
      metres.map((distance) => minimumFontPx(Number(inches), distance, minutes)),
    );
    expect(found).toEqual(wanted);
  });

  it('is never under the design, and grows with distance', () => {
    expect(wallScale(86, 3)).toBe(1);
    expect(wallScale(55, 4)).toBe(42 / 32);
  });
});
