import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseDuration } from '../../../server/config/duration.ts';
import { durationText } from '../../../server/config/duration-text.ts';

it('writes a length of time as andon.yaml does', () => {
  expect([0, 0.3, 15, 60, 90, 5_400, 86_401.5].map(durationText)).toEqual([
    '0s',
    '300ms',
    '15s',
    '1m',
    '1m30s',
    '1h30m',
    '1d1s500ms',
  ]);
});

it('writes what is read again as the same length', () => {
  fc.assert(
    fc.property(fc.nat(10 ** 12), (ms) => {
      expect(parseDuration(durationText(ms / 1_000))).toBeCloseTo(ms / 1_000, 6);
    }),
  );
});
