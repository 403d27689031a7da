import { getEventListeners } from 'node:events';
import { describe, expect, it } from 'vitest';
import { Failure } from '../../../server/collect/failure.ts';
import { unlessEnded, withinTime } from '../../../server/collect/within-time.ts';
import { createTestClock } from '../../fakes/test-clock.ts';

const never = new Promise<never>(() => undefined);

function setUp() {
  const clock = createTestClock(0);
  const outside = new AbortController();
  const limit = { timeoutSeconds: 5, signal: outside.signal, missing: 'no reply' };
  return { clock, outside, limit };
}

describe('work within a time', () => {
  it('ends when the time is over, and says what was missing', async () => {
    const { clock, limit } = setUp();
    const work = expect(withinTime(clock, limit, (signal) => unlessEnded(never, signal))).rejects.toEqual(
      new Failure('timeout', 'no reply within 5 s'),
    );
    await clock.advance(5_000);
    await work;
    expect([clock.pendingCount(), getEventListeners(limit.signal, 'abort')]).toEqual([0, []]);
  });

  it.each([true, false])('ends from outside; ended before it began: %s', async (isEarly) => {
    const { clock, limit, outside } = setUp();
    if (isEarly) outside.abort();
    const work = withinTime(clock, limit, (signal) => unlessEnded(never, signal));
    outside.abort();
    await expect(work).rejects.toEqual(new Failure('reset', 'the attempt was ended'));
    expect(clock.pendingCount()).toBe(0);
  });

  it('hears nothing of the outside once it is over, so that nothing of it is held', async () => {
    const { clock, limit, outside } = setUp();
    let heard = 0;
    const leave = async (signal: AbortSignal) => signal.addEventListener('abort', () => (heard += 1));
    await withinTime(clock, limit, leave);
    outside.abort();
    expect(heard).toBe(0);
  });
});
