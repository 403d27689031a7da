import { describe, expect, it } from 'vitest';
import { parseMoment } from '../../../server/config/moment.ts';

describe('parseMoment', () => {
  it('takes a date as the start of the day in the zone', () => {
    // Seoul is nine hours ahead of UTC all year.
    expect(parseMoment('2026-03-01', 'Asia/Seoul')).toBe(Date.UTC(2026, 1, 28, 15));
  });

  it('takes a time with its offset', () => {
    expect(parseMoment('2026-03-01T09:00:00+09:00', 'UTC')).toBe(Date.UTC(2026, 2, 1));
  });

  it.each(['2026-02-30', '2026-03-01T09:00:00', 'yesterday'])('refuses %s', (text) => {
    expect(() => parseMoment(text, 'UTC')).toThrow('not a time');
  });
});
