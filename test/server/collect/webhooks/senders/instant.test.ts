import { describe, expect, it } from 'vitest';
import { isNever, readInstant } from '../../../../../server/collect/webhooks/senders/instant.ts';

// Expected values from `date -u -d … +%s`.
describe('a time of a sender', () => {
  it.each([
    ['2019-05-15T15:20:53Z', 1_557_933_653_000],
    ['2021-04-28 21:50:00 +0200', 1_619_639_400_000],
    ['2016-08-12 15:23:28 UTC', 1_471_015_408_000],
    ['2011-12-12T14:27:31+02:00', 1_323_692_851_000],
    ['2023-11-30T14:02:11.123+0900', 1_701_320_531_123],
    ['2023-11-30T05:02:11.123456789Z', 1_701_320_531_123],
    [1_557_933_565, 1_557_933_565_000],
    ['1557933565', 1_557_933_565_000],
    [1_557_933_565.25, 1_557_933_565_250],
    [1_572_102_686_886, 1_572_102_686_886],
    [1_572_102_686_886_000, 1_572_102_686_886],
    ['1572102686886123456', 1_572_102_686_886],
  ])('is read in the spelling %j', (written, atMs) => {
    expect(readInstant(written)).toBe(atMs);
  });

  it.each([
    ['2021-02-30T00:00:00Z'],
    ['2021-04-28T21:50:00'],
    ['2021-04-28'],
    ['yesterday'],
    [''],
    [-1],
    [Number.NaN],
    [Number.POSITIVE_INFINITY],
    ['99999999999999999999999'],
    ['2100-01-01T00:00:00Z'],
    ['1969-12-31T23:59:59Z'],
    [null],
    [{}],
    [true],
  ])('that is %j is no time', (written) => {
    expect(readInstant(written)).toBeNull();
  });

  it('is never where Go says so', () => {
    expect(isNever('0001-01-01T00:00:00Z')).toBe(true);
    expect(isNever('2019-05-15T15:20:53Z')).toBe(false);
  });
});
