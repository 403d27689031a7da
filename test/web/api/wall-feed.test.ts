import { describe, expect, it } from 'vitest';
import type { Api } from '../../../web/api/api.ts';
import type { Clock } from '../../../web/api/clock.ts';
import { createWallFeed } from '../../../web/api/wall-feed.ts';
import { wallAnswer } from '../wall-answer.ts';

/** Time that the test moves. */
const createFakeClock = () => {
  let nowMs = 1_000_000;
  let timers: { atMs: number; call: () => void }[] = [];
  const clock: Clock = {
    nowMs: () => nowMs,
    after: (waitMs, call) => {
      const timer = { atMs: nowMs + waitMs, call };
      timers.push(timer);
      return () => {
        timers = timers.filter((each) => each !== timer);
      };
    },
    every: () => () => {},
  };
  const pass = (ms: number): void => {
    nowMs += ms;
    const due = timers.filter(({ atMs }) => atMs <= nowMs);
    timers = timers.filter(({ atMs }) => atMs > nowMs);
    for (const { call } of due) call();
  };
  return { clock, pass };
};

class FakeStream extends EventTarget {
  closed = false;
  close(): void {
    this.closed = true;
  }
  say(kind: string, body: object): void {
    this.dispatchEvent(new MessageEvent(kind, { data: JSON.stringify(body) }));
  }
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

const setUp = (wall: Api['wall']) => {
  const { clock, pass } = createFakeClock();
  const streams: FakeStream[] = [];
  const store = createWallFeed(
    {
      clock,
      api: { wall },
      openStream: () => {
        const stream = new FakeStream();
        streams.push(stream);
        return stream as unknown as EventSource;
      },
      chance: () => 1,
    },
    null,
  );
  const stop = store.subscribe(() => {});
  const last = (): FakeStream => {
    const stream = streams[streams.length - 1];
    if (stream === undefined) throw new TypeError('no stream was opened');
    return stream;
  };
  return { store, pass, streams, last, stop, nowMs: clock.nowMs };
};

describe("the wall's feed", () => {
  it('asks when the stream greets, and takes its time from the server', async () => {
    const wall = setUp(() => Promise.resolve(wallAnswer()));
    wall.last().say('hello', { at: new Date(wall.nowMs() + 5_000).toISOString(), build: 'b1' });
    await settle();
    expect(wall.store.read()).toMatchObject({
      answeredAtMs: wall.nowMs(),
      serverAheadMs: 5_000,
      serverBuild: 'b1',
      attempt: 0,
    });
    wall.stop();
  });

  it('asks everything again after a lost stream came back', async () => {
    let asked = 0;
    const wall = setUp(() => {
      asked += 1;
      return Promise.resolve(wallAnswer());
    });
    wall.last().say('hello', { at: '2025-11-21T06:10:00Z', build: 'b1' });
    await settle();
    wall.last().dispatchEvent(new Event('error'));
    expect(wall.store.read().attempt).toBe(1);
    wall.pass(1_000);
    expect(wall.streams).toHaveLength(2);
    wall.last().say('hello', { at: '2025-11-21T06:10:01Z', build: 'b1' });
    await settle();
    expect(asked).toBe(2);
    expect(wall.store.read().attempt).toBe(0);
    wall.stop();
  });

  it('gives up a stream that stays silent for 45 s', () => {
    const wall = setUp(() => Promise.resolve(wallAnswer()));
    const first = wall.last();
    wall.pass(45_000);
    expect(first.closed).toBe(true);
    expect(wall.store.read().attempt).toBe(1);
    wall.stop();
  });

  it('is not made live by a stream that speaks while the figures cannot be read', async () => {
    const wall = setUp(() => Promise.reject(new TypeError('500')));
    wall.last().say('hello', { at: '2025-11-21T06:10:00Z', build: 'b1' });
    await settle();
    expect(wall.store.read()).toMatchObject({ answeredAtMs: null, hasFailed: true });
    wall.stop();
  });
});
