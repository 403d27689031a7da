import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Observation } from '../../../server/store/store.ts';
import { openAt, temporaryFolder } from './folders.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
const MINUTES = 4 * 1_440;
const START = Date.UTC(2026, 2, 27);
const at = (minute: number) => START + minute * MINUTE;

/** Four days with a gap, an hour of nothing but failures and a restart; plain arithmetic, nothing random. */
function observe(sliId: number): Observation[] {
  const observations: Observation[] = [];
  for (let minute = 200; minute < MINUTES; minute += 1) {
    if (minute >= 2_000 && minute < 2_222) continue;
    const total = (minute * 7_919) % 101;
    const good = minute >= 3_000 && minute < 3_060 ? 0 : total - (minute % 3 === 0 ? total % 4 : 0);
    observations.push({ sliId, minuteMs: at(minute), good, total, covered: minute % 50 !== 0 });
  }
  return observations;
}

function naiveSum(observations: readonly Observation[], fromMs: number, toMs: number) {
  const inside = observations.filter(({ minuteMs }) => minuteMs >= fromMs && minuteMs < toMs);
  return {
    good: inside.reduce((sum, { good }) => sum + good, 0),
    total: inside.reduce((sum, { total }) => sum + total, 0),
    coveredMinutes: inside.filter(({ covered }) => covered).length,
  };
}

/** The first two days packed, the last two open. */
function openHalfPacked() {
  const { tallies } = openAt(temporaryFolder(), START + DAY);
  const sliId = tallies.sliId('shop', 'availability');
  const observations = observe(sliId);
  tallies.add(observations);
  expect(tallies.pack(START + 2 * DAY + 10 * MINUTE)).toBe(2);
  return { lookup: tallies.lookup(sliId), observations };
}

describe('a look-up of tallies', () => {
  it('sums between any two edges what the minutes between them sum to, packed or open', () => {
    const { lookup, observations } = openHalfPacked();
    const edge = fc.integer({ min: -100, max: MINUTES + 100 });
    fc.assert(
      fc.property(edge, edge, (one, other) => {
        const [from, to] = [at(Math.min(one, other)), at(Math.max(one, other))];
        expect(lookup.sum(from, to)).toEqual(naiveSum(observations, from, to));
      }),
    );
  });

  it('sums between successive edges what it sums between each pair', () => {
    const { lookup, observations } = openHalfPacked();
    const edges = fc.array(fc.integer({ min: 0, max: MINUTES }), { minLength: 0, maxLength: 8 });
    fc.assert(
      fc.property(edges, (minutes) => {
        const edgesMs = minutes.sort((left, right) => left - right).map(at);
        const pairs = edgesMs
          .slice(1)
          .map((toMs, index) => naiveSum(observations, edgesMs[index] ?? 0, toMs));
        expect(lookup.sums(edgesMs)).toEqual(pairs);
      }),
      { numRuns: 30 },
    );
  });

  it('gives one entry for each minute asked for, zeros where nothing was counted', () => {
    const { lookup, observations } = openHalfPacked();
    const [from, to] = [at(1_990), at(2_230)];
    const minutes = lookup.minutes(from, to);
    expect(minutes.startMs).toBe(from);
    expect(minutes.total).toHaveLength(240);
    expect([...minutes.total.subarray(10, 232)]).toEqual(Array(222).fill(0));
    for (const { minuteMs, good, total, covered } of observations) {
      const index = (minuteMs - from) / MINUTE;
      if (index < 0 || index >= 240) continue;
      expect([minutes.good[index], minutes.total[index], minutes.covered[index]]).toEqual([
        good,
        total,
        Number(covered),
      ]);
    }
  });

  it('gives minutes that later writes leave alone', () => {
    const { lookup } = openHalfPacked();
    const minutes = lookup.minutes(at(0), at(1_440));
    minutes.total.fill(1_000_000);
    expect(lookup.minutes(at(0), at(1_440)).total[0]).toBe(0);
  });

  it('keeps fractional counts bit by bit through packing', () => {
    const { tallies } = openAt(temporaryFolder(), START);
    const sliId = tallies.sliId('shop', 'latency');
    const values = [0.1 + 0.2, 1 / 3, Math.PI, Number.MIN_VALUE];
    tallies.add(
      values.map((value, minute) => ({
        sliId,
        minuteMs: at(minute),
        good: value / 2,
        total: value,
        covered: true,
      })),
    );
    tallies.pack(START + 2 * DAY);
    const minutes = tallies.lookup(sliId).minutes(at(0), at(values.length));
    expect([...minutes.total]).toEqual(values);
    expect([...minutes.good]).toEqual(values.map((value) => value / 2));
  });

  it('refuses edges that are no multiple of a minute, and spans that end before they start', () => {
    const { lookup } = openHalfPacked();
    expect(() => lookup.sum(START + 1, at(5))).toThrow(
      `an edge must be a multiple of a minute, not ${START + 1}`,
    );
    expect(() => lookup.sums([at(0), at(2) + 30_000])).toThrow(RangeError);
    expect(() => lookup.minutes(at(0), Number.NaN)).toThrow(RangeError);
    expect(() => lookup.sum(at(5), at(4))).toThrow('a span must not end before it starts');
  });

  it('is empty for an empty span and for one before all time', () => {
    const { lookup } = openHalfPacked();
    expect(lookup.sum(at(700), at(700))).toEqual({ good: 0, total: 0, coveredMinutes: 0 });
    expect(lookup.sum(0, at(200))).toEqual({ good: 0, total: 0, coveredMinutes: 0 });
    expect(lookup.minutes(at(0), at(0)).total).toHaveLength(0);
  });
});
