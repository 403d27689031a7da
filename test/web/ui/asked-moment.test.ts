import { describe, expect, it } from 'vitest';
import { askedMoment, secondText } from '../../../web/ui/asked-moment.ts';

const nowMs = Date.parse('2026-11-22T12:00:00Z');

describe('the moment that an address asks for', () => {
  it('is now where it asks for none', () => {
    expect([askedMoment(null, nowMs), askedMoment('', nowMs)]).toEqual([{ kind: 'now' }, { kind: 'now' }]);
  });

  it('is over, in any zone', () => {
    const atMs = Date.parse('2026-11-21T06:10:00Z');
    for (const at of ['2026-11-21T06:10:00Z', '2026-11-21T15:10:00+09:00', '2026-11-21T06:10:00.000Z'])
      expect(askedMoment(at, nowMs)).toEqual({ kind: 'past', at, atMs });
  });

  it('has not come yet, but for what two clocks may differ by', () => {
    expect(askedMoment('2026-11-22T12:00:30Z', nowMs).kind).toBe('past');
    expect(askedMoment('2026-11-22T12:02:00Z', nowMs).kind).toBe('ahead');
    expect(askedMoment('9999-12-31T23:59:59Z', nowMs).kind).toBe('ahead');
  });

  it.each(['yesterday', '5', '2026-11-21', '2026-13-01T00:00:00Z', '1969-12-31T00:00:00Z', '<b>'])(
    'cannot be read: %s',
    (at) => {
      expect(askedMoment(at, nowMs)).toEqual({ kind: 'unread', at });
    },
  );

  it('is said to the second', () => {
    expect(secondText(nowMs + 7_999)).toBe('2026-11-22T12:00:07Z');
  });
});
