import { describe, expect, it } from 'vitest';
import { holdsUntilMs } from '#shared/slo/holds-until.ts';
import { facts, minute } from './objective-facts.ts';
import { alike, talliesInMemory } from './tallies-in-memory.ts';

const heardAt = (lastHeardAtMs: number, intervalSeconds = 15) =>
  facts(talliesInMemory(minute(0), alike(60, 100), lastHeardAtMs), undefined, { intervalSeconds });
const fine = { reason: null };

describe('how long a judgement holds', () => {
  it('is to the end of the minute while the source is heard', () => {
    expect(holdsUntilMs(heardAt(minute(59)), fine, minute(60) + 10_000)).toBe(minute(61));
  });

  it('ends where silence begins', () => {
    // Silent after five minutes: heard at 55:30, so at 60:30.
    expect(holdsUntilMs(heardAt(minute(55) + 30_000), fine, minute(60) + 10_000)).toBe(minute(60) + 30_000);
  });

  it('is no moment where more of it moves with time', () => {
    const nowMs = minute(60) + 10_000;
    expect(holdsUntilMs(heardAt(minute(59)), { reason: 'no-data' }, nowMs)).toBe(nowMs);
    expect(holdsUntilMs(heardAt(minute(59), 90), fine, nowMs)).toBe(nowMs);
    expect(holdsUntilMs(heardAt(nowMs + 1), fine, nowMs)).toBe(nowMs);
    expect(holdsUntilMs(heardAt(minute(59)), fine, minute(60))).toBe(minute(60));
  });
});
