import { describe, expect, it } from 'vitest';
import { isSilent, lastHeardAtMs } from '#shared/slo/last-heard.ts';
import { minute, spec } from './objective-facts.ts';
import { alike, talliesInMemory, unheard } from './tallies-in-memory.ts';

describe('when a source was last heard', () => {
  const tallies = talliesInMemory(minute(0), [...alike(3, 1), ...unheard(3000), ...alike(1, 1)]);

  it('is the very instant where that is known', () => {
    const exact = talliesInMemory(minute(0), alike(3, 1), minute(2) + 10_000);
    expect(lastHeardAtMs(exact, minute(9))).toBe(minute(2) + 10_000);
  });

  it('is the end of the last covered minute for a time before, days of silence or not', () => {
    expect(lastHeardAtMs(tallies, minute(2) + 30_000)).toBe(minute(2) - 1);
    expect(lastHeardAtMs(tallies, minute(5))).toBe(minute(3) - 1);
    expect(lastHeardAtMs(tallies, minute(3003))).toBe(minute(3) - 1);
  });

  it('is never before the first observation', () => {
    expect(lastHeardAtMs(tallies, minute(0))).toBeNull();
    expect(lastHeardAtMs(talliesInMemory(minute(0), []), minute(5))).toBeNull();
  });
});

describe('silence', () => {
  it('begins after five minutes, or three intervals where those are longer', () => {
    const often = spec({ intervalSeconds: 15 });
    expect(isSilent(often, minute(0), minute(5) - 1)).toBe(false);
    expect(isSilent(often, minute(0), minute(5))).toBe(true);
    const seldom = spec({ intervalSeconds: 300 });
    expect(isSilent(seldom, minute(0), minute(15) - 1)).toBe(false);
    expect(isSilent(seldom, minute(0), minute(15))).toBe(true);
  });

  it('is also that of a source that was never heard', () => {
    expect(isSilent(spec(), null, minute(0))).toBe(true);
  });
});
