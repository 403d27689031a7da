import { describe, expect, it } from 'vitest';
import { timeToRestore } from '#shared/metrics/time-to-restore.ts';
import { HOUR_MS } from '#shared/units.ts';
import { limit } from '../agreement/ledger.ts';
import { facts, incident, options, span, toldTwice } from './delivery-facts.ts';

const hour = (count: number): number => count * HOUR_MS;
const window = span(hour(100), hour(200));
const compute = (incidents: ReturnType<typeof incident>[], statistic: 'median' | 'mean' = 'median') =>
  timeToRestore.compute(facts({ incidents }), window, options({ limit: limit('atMost', 1, statistic) }));
/** Restored inside the window after so many hours. */
const restored = (...hours: number[]) =>
  hours.map((length, index) => incident(`r${index}`, hour(150), hour(150 + length)));
/** Open at the window's end for so many hours. */
const open = (...hours: number[]) =>
  hours.map((length, index) => incident(`o${index}`, hour(200 - length), null));

describe('time to restore', () => {
  // The worked examples of METRICS.md §7.
  it.each([
    ['1, 2, 3 h and one open for 2.5 h', [...restored(1, 2, 3), ...open(2.5)], 2.5],
    ['two open at 0.5 h and 4 h, one restored at 1 h', [...open(0.5, 4), ...restored(1)], 1],
    ['nothing open, 1, 2, 3, 10 h', restored(1, 2, 3, 10), 2.5],
  ])('agrees with the worked example: %s', (_, incidents, hours) => {
    expect(compute(incidents)).toMatchObject({ value: hours * 3_600, reason: null });
  });

  it('is not reached, "≥ 5 h", for one restored at 1 h and three open at 5 h (METRICS.md §7)', () => {
    const answer = compute([...restored(1), ...open(5, 5, 5)]);
    expect(answer).toMatchObject({ value: null, n: 4, reason: 'not-reached' });
    expect(answer.detail).toMatchObject({ atLeastSeconds: 5 * 3_600, resolved: 1, open: 3 });
    expect(answer.formula).toBe('Kaplan–Meier median of 1 restored and 3 open = at least 18000 s');
  });

  it('judges the mean of the resolved ones where the agreement says so, with the median beside it', () => {
    const answer = compute([...restored(1, 2, 3, 10), ...open(50)], 'mean');
    expect(answer).toMatchObject({ value: 4 * 3_600, n: 4 });
    // With one open for long: S after 1, 2, 3 h is 4/5, 3/5, 2/5.
    expect(answer.detail).toMatchObject({ medianSeconds: 3 * 3_600, meanSeconds: 4 * 3_600, open: 1 });
    expect(compute(open(5), 'mean')).toMatchObject({ value: null, n: 0, reason: 'no-data' });
  });

  it('takes what ended in the window or is open at its end, and nothing else', () => {
    const answer = compute([
      incident('ended before', hour(90), hour(100) - 1),
      incident('ended on the first millisecond', hour(99), hour(100)),
      incident('ended on the edge, so still open', hour(199), hour(200)),
      incident('restored after the end', hour(198), hour(300)),
      incident('began on the edge', hour(200), null),
    ]);
    expect(answer.detail).toMatchObject({ resolved: 1, open: 2, meanSeconds: 3_600 });
    expect(answer.leftOut).toEqual([]);
  });

  it('leaves out windows of no or negative length, and lists them', () => {
    const answer = compute([
      ...restored(1),
      incident('zero', hour(150), hour(150)),
      incident('typo', hour(160), hour(150)),
    ]);
    expect(answer).toMatchObject({ value: 3_600, n: 1 });
    expect(answer.leftOut).toEqual([
      { reason: 'zero-length', count: 1, items: ['zero'] },
      { reason: 'negative', count: 1, items: ['typo'] },
    ]);
  });

  it('is null with no-data, not zero, without incidents', () => {
    expect(compute([])).toMatchObject({ value: null, n: 0, reason: 'no-data' });
  });

  it('does not depend on the order of the facts, nor on how often they are told', () => {
    const given = facts({ incidents: [...restored(1, 7, 7, 2), ...open(3)] });
    const answer = timeToRestore.compute(given, window, options());
    expect(timeToRestore.compute(toldTwice(given), window, options())).toEqual(answer);
  });
});
