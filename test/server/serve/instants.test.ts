import { describe, expect, it } from 'vitest';
import { Problem } from '#shared/problems.ts';
import { queryInstant } from '../../../server/serve/instants.ts';

describe('instants of a query', () => {
  it('are read as RFC 3339 says them, in any zone', () => {
    const at = Date.UTC(2026, 10, 20, 10);
    for (const text of ['2026-11-20T10:00:00Z', '2026-11-20T10:00:00.000z', '2026-11-20T20:30:00+10:30'])
      expect(queryInstant(text, 'at')).toBe(at);
    expect(queryInstant(undefined, 'at')).toBeNull();
  });

  it('are refused where only a guess could read them: numbers, days that are none, times without a zone', () => {
    const guesses = [
      '',
      ' ',
      '0',
      '-1',
      '1e15',
      '%00',
      'now',
      '2026-02-30T00:00:00Z',
      '2026-11-20T10:00:00',
      '2026-W53',
    ];
    for (const text of guesses)
      expect(() => queryInstant(text, 'to')).toThrow(`to=${text} is not an RFC 3339 time.`);
    for (const text of ['0000-01-01T00:00:00Z', '1969-12-31T23:59:59Z', '9999-12-31T23:59:59Z'])
      expect(() => queryInstant(text, 'to')).toThrow('lies outside 1970 to 2100');
  });

  it('are not said back at any length', () => {
    const refused = ((): unknown => {
      try {
        return queryInstant('x'.repeat(10_000), 'at');
      } catch (error) {
        return error;
      }
    })();
    expect(refused).toBeInstanceOf(Problem);
    expect((refused as Problem).message.length).toBeLessThan(130);
  });
});
