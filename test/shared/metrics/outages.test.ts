import { describe, expect, it } from 'vitest';
import { outagesOf, seenOutage } from '#shared/metrics/outages.ts';
import { HOUR_MS } from '#shared/units.ts';
import { incident, span } from './delivery-facts.ts';

const hour = (count: number): number => count * HOUR_MS;
const reasons = (incidents: ReturnType<typeof incident>[]) =>
  outagesOf(incidents).map(({ incident: { service, id }, leftOut }) => `${service} ${id} ${leftOut}`);

describe('outagesOf', () => {
  it('makes an outage of each spell of an incident that was reopened', () => {
    const spells = [
      { startedAtMs: hour(1), resolvedAtMs: hour(2) },
      { startedAtMs: hour(5), resolvedAtMs: null },
    ];
    const outages = outagesOf([incident('i', hour(1), null, { spells })]);
    expect(outages.map(({ startedAtMs, resolvedAtMs }) => [startedAtMs, resolvedAtMs])).toEqual([
      [hour(1), hour(2)],
      [hour(5), null],
    ]);
  });

  it('leaves out maintenance, duplicates, and spells of no or of negative length, each with its word', () => {
    expect(
      reasons([
        incident('a', hour(1), hour(2)),
        incident('b', hour(1), hour(2), { kind: 'maintenance' }),
        incident('c', hour(1), hour(2), { duplicateOf: 'a' }),
        incident('d', hour(1), hour(1)),
        incident('e', hour(2), hour(1)),
        incident('f', hour(3), hour(4), { duplicateOf: 'f' }),
      ]),
    ).toEqual([
      'checkout a null',
      'checkout b maintenance',
      'checkout c duplicate',
      'checkout d zero-length',
      'checkout e negative',
      'checkout f null',
    ]);
  });

  it('counts one outage that is told of several services once', () => {
    const told = (service: string, resolvedAtMs: number) => incident('i', hour(1), resolvedAtMs, { service });
    expect(reasons([told('search', hour(2)), told('checkout', hour(2)), told('till', hour(3))])).toEqual([
      'checkout i null',
      'search i same-outage',
      'till i null',
    ]);
  });
});

describe('seenOutage', () => {
  const window = span(hour(100), hour(200));
  const seen = (startedAtMs: number, resolvedAtMs: number | null, nowMs?: number) => {
    const [outage] = outagesOf([incident('i', startedAtMs, resolvedAtMs)]);
    const found = outage === undefined ? null : seenOutage(outage, window, nowMs);
    return found === null ? null : [found.seconds / 3_600, found.ended, found.leftOut];
  };

  it('is what ended in the window or is open at its end', () => {
    expect(seen(hour(90), hour(100) - 1)).toBeNull();
    expect(seen(hour(99), hour(100))).toEqual([1, true, null]);
    expect(seen(hour(199), hour(200))).toEqual([1, false, null]);
    expect(seen(hour(198), null)).toEqual([2, false, null]);
    expect(seen(hour(200), null)).toBeNull();
  });

  it('says of what begins after now that it cannot be right, in a window that runs up to now', () => {
    expect(seen(hour(201), null, hour(200))).toEqual([-1, false, 'future']);
    expect(seen(hour(201), null, hour(300))).toBeNull();
  });
});
