import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MINUTES_PER_DAY } from '#shared/units.ts';
import { decodeColumns, encodeColumns } from '../../../server/store/minute-codec.ts';
import { emptyColumns, type TallyColumns } from '../../../server/store/tally-columns.ts';

interface Minute {
  readonly good: number;
  readonly total: number;
  readonly covered: number;
}

function columnsOf(minutes: readonly Minute[]): TallyColumns {
  return {
    good: Float64Array.from(minutes, ({ good }) => good),
    total: Float64Array.from(minutes, ({ total }) => total),
    covered: Uint8Array.from(minutes, ({ covered }) => covered),
  };
}

const covered = fc.integer({ min: 0, max: 60 });
const counted = fc
  .tuple(fc.nat({ max: 2 ** 31 - 1 }), fc.double({ min: 0, max: 1, noNaN: true }), covered)
  .map(([total, share, heard]) => ({ good: Math.floor(total * share), total, covered: heard }));
const gap = fc.constant({ good: 0, total: 0, covered: 0 });
const fractional = fc
  .tuple(
    fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }),
    fc.double({ min: 0, max: 1, noNaN: true }),
    covered,
  )
  .map(([total, share, heard]) => ({ good: total * share, total, covered: heard }));

function steadyDay(): TallyColumns {
  const day = emptyColumns(MINUTES_PER_DAY);
  day.good.fill(6);
  day.total.fill(6);
  day.covered.fill(1);
  return day;
}

describe('packed minutes', () => {
  it('come back bit by bit: whole counts, gaps and falls to nothing', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(counted, gap), { maxLength: 300 }), (minutes) => {
        const columns = columnsOf(minutes);
        expect(decodeColumns(encodeColumns(columns))).toEqual(columns);
      }),
    );
  });

  it('come back bit by bit: fractional counts among whole ones', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fractional, counted, gap), { maxLength: 100 }), (minutes) => {
        const columns = columnsOf(minutes);
        expect(decodeColumns(encodeColumns(columns))).toEqual(columns);
      }),
    );
  });

  it('take 15 bytes for a day of six good probes a minute', () => {
    // Form 1, length 1 440 in two; total 6 × 1 440, bad 0 × 1 440, covered 1 × 1 440: four each.
    expect(encodeColumns(steadyDay())).toHaveLength(1 + 2 + 4 + 4 + 4);
  });

  it('take under 100 bytes for a probed day with two outages and a lost hour', () => {
    const day = steadyDay();
    day.good.fill(0, 100, 117);
    day.good.fill(3, 900, 902);
    for (const column of [day.good, day.total, day.covered]) column.fill(0, 1_000, 1_060);
    expect(encodeColumns(day).length).toBeLessThan(100);
    expect(decodeColumns(encodeColumns(day))).toEqual(day);
  });

  it('keep counts too large for whole-number differences, as float64', () => {
    const columns = columnsOf([{ good: 2 ** 53 - 2, total: 2 ** 53 - 1, covered: 1 }]);
    expect(decodeColumns(encodeColumns(columns))).toEqual(columns);
  });

  it('are refused where the bytes are nothing of that kind', () => {
    expect(() => decodeColumns(new Uint8Array())).toThrow('unknown form undefined of a chunk');
    expect(() => decodeColumns(Uint8Array.of(9, 1))).toThrow('unknown form 9 of a chunk');
    expect(() => decodeColumns(encodeColumns(steadyDay()).subarray(0, 8))).toThrow(RangeError);
  });
});
