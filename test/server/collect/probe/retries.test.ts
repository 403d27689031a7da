import { describe, expect, it } from 'vitest';
import { Failure } from '../../../../server/collect/failure.ts';
import { probeWithRetries } from '../../../../server/collect/probe/with-retries.ts';
import type { ProbeActivity } from '../../../../server/collector-activity.ts';
import type { ProbeSource } from '../../../../server/config/config.ts';
import { httpProbeTarget } from '../../../../server/config/http-probe-target.ts';
import { createTestClock } from '../../../fakes/test-clock.ts';
import { configOf, createRig, probe, serveHttp } from '../rig.ts';

const found: ProbeActivity = { phases: { total: 1 }, certificateValidToMs: null };
const source: ProbeSource = {
  ...probe({ kind: 'ping', host: 'h' }),
  retries: 2,
  intervalSeconds: 15,
  timeoutSeconds: 4,
};

/** Attempts that take so many seconds each and end with these. */
function attempts(
  clock: ReturnType<typeof createTestClock>,
  seconds: number,
  results: readonly (Failure | null)[],
) {
  const startedMs: number[] = [];
  const probeOnce = () =>
    new Promise<ProbeActivity>((resolve, reject) => {
      const failure = results[startedMs.length] ?? null;
      startedMs.push(clock.monotonicMs());
      clock.after(seconds * 1_000, () => (failure === null ? resolve(found) : reject(failure)));
    });
  return { startedMs, probeOnce };
}

const status = new Failure('status', 'status 500 instead of 200');
const refused = new Failure('refused', 'connection refused');

describe('a failed attempt', () => {
  it('is made again within the turn; the last one tells how it went and how long it took', async () => {
    const clock = createTestClock(0);
    const { startedMs, probeOnce } = attempts(clock, 2, [status, refused]);
    const result = probeWithRetries(clock, probeOnce, source, new AbortController().signal);
    await clock.advance(15_000);
    expect(await result).toEqual({ outcome: found, durationSeconds: 2 });
    // 15 s leave 3 s beside three attempts of 4 s: a pause of a second after each.
    expect(startedMs).toEqual([0, 3_000, 6_000]);
  });

  it('ends the turn within its interval, though every attempt takes all its time', async () => {
    const clock = createTestClock(0);
    const { startedMs, probeOnce } = attempts(clock, 5, [status, status, refused]);
    const full = { ...source, timeoutSeconds: 5 };
    const result = probeWithRetries(clock, probeOnce, full, new AbortController().signal);
    await clock.advance(15_000);
    expect(await result).toEqual({ outcome: refused, durationSeconds: 5 });
    expect([startedMs, clock.pendingCount()]).toEqual([[0, 5_000, 10_000], 0]);
  });

  it('that is our own fault is not made again', async () => {
    const clock = createTestClock(0);
    const missing = new Failure('ping-unavailable', 'no ping');
    const { startedMs, probeOnce } = attempts(clock, 1, [missing]);
    const result = probeWithRetries(clock, probeOnce, source, new AbortController().signal);
    await clock.advance(15_000);
    expect([(await result).outcome, startedMs]).toEqual([missing, [0]]);
  });

  it('leaves nothing behind when the turn is ended in a pause', async () => {
    const clock = createTestClock(0);
    const { startedMs, probeOnce } = attempts(clock, 1, [status, status, status]);
    const ended = new AbortController();
    const result = probeWithRetries(clock, probeOnce, source, ended.signal);
    await clock.advance(1_500);
    ended.abort();
    await clock.advance(1_000);
    expect((await result).outcome).toBeInstanceOf(Failure);
    expect([startedMs.length, clock.pendingCount()]).toEqual([2, 0]);
  });
});

describe('a turn of a probe', () => {
  it('is one observation, however many attempts it took', async () => {
    let asked = 0;
    const url = await serveHttp((_, response) => {
      asked += 1;
      response.writeHead(asked === 2 ? 200 : 500).end();
    });
    const target = httpProbeTarget(url);
    const rig = createRig(configOf({ web: { ...probe(target), retries: 1, timeoutSeconds: 7.5 } }));
    const turn = async () => {
      const before = rig.attempts.length;
      await rig.turn(url, { attemptCount: 0 });
      // No pause has room between attempts: each is due as soon as the one before it has failed.
      await rig.clock.until(() => {
        void rig.clock.advance(0);
        return rig.attempts.length > before;
      });
    };
    await turn();
    expect([asked, rig.sum('web')]).toEqual([2, { good: 1, total: 1 }]);
    await turn();
    expect([asked, rig.sum('web')]).toEqual([4, { good: 1, total: 2 }]);
    expect(rig.stateOf(url)).toMatchObject({ reason: 'status', failuresInARow: 1 });
  });

  it('books nothing where our own side is at fault, and says what is', async () => {
    const rig = createRig(configOf({ web: probe({ kind: 'tcp', host: '169.254.169.254', port: 80 }) }));
    await rig.turn('tcp://169.254.169.254:80');
    expect(rig.sum('web')).toEqual({ good: 0, total: 0 });
    expect(rig.stateOf('tcp://169.254.169.254:80')).toMatchObject({ reason: 'forbidden-address' });
  });

  it('is bad where the target itself leads to what may not be asked', async () => {
    const url = await serveHttp((_, response) =>
      response.writeHead(302, { location: 'http://169.254.169.254/' }).end(),
    );
    const rig = createRig(configOf({ web: probe(httpProbeTarget(url)) }));
    await rig.turn(url);
    expect(rig.sum('web')).toEqual({ good: 0, total: 1 });
    expect(rig.stateOf(url)).toMatchObject({ reason: 'forbidden-address' });
  });

  it('shows on the Sources page what it found out', async () => {
    const url = await serveHttp((_, response) => response.end());
    const rig = createRig(configOf({ web: probe(httpProbeTarget(url)) }));
    await rig.clock.advance(0);
    expect(rig.collector.activity().targets[0]?.probe).toBeUndefined();
    await rig.turn(url);
    expect(rig.collector.activity().targets[0]?.probe).toEqual({
      phases: { dns: 0, connect: 0, firstByte: 0, total: 0 },
      certificateValidToMs: null,
    });
  });
});
