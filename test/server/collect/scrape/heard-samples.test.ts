import { describe, expect, it } from 'vitest';
import { createSampleHearing } from '../../../../server/collect/scrape/heard-samples.ts';
import { samplesOf } from './samples.ts';

const NOW_MS = Date.UTC(2026, 0, 5, 12);
const MINUTE_MS = 60_000;
const at = (ageMs: number, value = 1, name = 'a') => `${name} ${value} ${NOW_MS - ageMs}`;
const values = (samples: readonly { readonly value: number }[]) => samples.map(({ value }) => value);

// RELIABILITY.md §2.1: without a marker the look-back is 5 minutes.
describe('samples with times of their own', () => {
  it('are heard up to 5 minutes after their time, and not later', () => {
    const hear = createSampleHearing(true);
    expect(values(hear(samplesOf(at(5 * MINUTE_MS)), NOW_MS))).toEqual([1]);
    expect(values(hear(samplesOf(at(5 * MINUTE_MS + 1, 1, 'c'), 'b 2'), NOW_MS))).toEqual([2]);
  });

  it('fail as stale where none of them is of the present', () => {
    for (const ageMs of [6 * MINUTE_MS, NOW_MS, -11 * MINUTE_MS])
      expect(() => createSampleHearing(true)(samplesOf(at(ageMs)), NOW_MS)).toThrow(
        expect.objectContaining({ reason: 'stale' }),
      );
    // The year 10000.
    expect(() => createSampleHearing(true)(samplesOf('a 1 253402300800000'), NOW_MS)).toThrow('a are not of');
  });

  it('are passed over where one that is later was seen of the series', () => {
    const hear = createSampleHearing(true);
    hear(samplesOf(at(1_000, 110)), NOW_MS);
    expect(values(hear(samplesOf(at(2_000, 105)), NOW_MS))).toEqual([]);
    expect(values(hear(samplesOf(at(1_000, 110)), NOW_MS))).toEqual([110]);
    expect(values(hear(samplesOf(at(500, 111)), NOW_MS))).toEqual([111]);
  });

  it('count by the latest where a series stands several times', () => {
    const hear = createSampleHearing(true);
    expect(values(hear(samplesOf(at(1_000, 1), at(500, 2), at(900, 3)), NOW_MS))).toEqual([2]);
    expect(() => hear(samplesOf('a 1', 'a 2'), NOW_MS)).toThrow('a counted series is given twice');
  });

  it('are of now, whatever they say, where times are not honoured', () => {
    const hear = createSampleHearing(false);
    expect(values(hear(samplesOf(at(1_000, 5)), NOW_MS))).toEqual([5]);
    expect(values(hear(samplesOf(at(NOW_MS, 6)), NOW_MS))).toEqual([6]);
  });

  it('are nothing where there are none', () => {
    expect(createSampleHearing(true)([], NOW_MS)).toEqual([]);
  });
});
