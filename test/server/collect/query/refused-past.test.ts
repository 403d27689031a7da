import { describe, expect, it } from 'vitest';
import { configOf, createRig, START_MS } from '../rig.ts';
import { fillPast, passMinutes, type Refuse, servePrometheus } from './query-rig.ts';
import { ask, refusal, traffic } from './world.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

type Rig = ReturnType<typeof createRig>;

const isRange = ({ call }: { readonly call: string }) => call.endsWith('query_range');
const backfillOf = (rig: Rig) => rig.collector.activity().backfills[0];

/** Refuses every question about the past. */
const refuseRanges: Refuse = (asked, response) => {
  if (!isRange(asked)) return false;
  response.writeHead(422).end(refusal('execution', 'the query processing would load too many samples'));
  return true;
};

/** Moves on in the steps of the backfill until `isThere`. */
async function passUntil(rig: Rig, isThere: () => boolean): Promise<void> {
  for (let step = 0; step < 100 && !isThere(); step += 1) {
    await rig.clock.advance(200);
    const untilMs = performance.now() + 10;
    await rig.clock.until(() => performance.now() > untilMs);
  }
  expect(isThere()).toBe(true);
}

async function refusedRig(days: number) {
  const server = await servePrometheus(traffic('a', 10, 1));
  server.refuse = refuseRanges;
  const rig = createRig(configOf({ a: ask(server.url, 'a', { backfillSeconds: days * 86_400 }) }));
  await passMinutes(rig);
  const rangeCount = () => server.asked.filter(isRange).length;
  // From 60,000 values by quarters to fewer than an hour's worth of both series.
  await passUntil(rig, () => rangeCount() === 5);
  await passMinutes(rig);
  return { server, rig, rangeCount };
}

describe('a past that the server refuses', () => {
  it('stays in sight with the reason, and counts all that is owed', async () => {
    const { rig } = await refusedRig(2);
    const backfill = backfillOf(rig);
    expect(backfill).toMatchObject({
      failure: {
        reason: 'bad-query',
        detail: 'execution: the query processing would load too many samples',
      },
      toMs: START_MS + MINUTE_MS,
      doneMinutes: 2,
    });
    expect(Math.abs((backfill?.owedMinutes ?? 0) - 2 * 1_440)).toBeLessThanOrEqual(1);
    expect(backfill?.failure?.sinceMs).toBeLessThan(START_MS + 2 * MINUTE_MS);
  });

  it('is asked for again after ten minutes, and no longer in sight once it is filled in', async () => {
    const { server, rig, rangeCount } = await refusedRig(2);
    const before = rangeCount();
    await passMinutes(rig, 7);
    expect(rangeCount()).toBe(before);
    server.refuse = () => false;
    await passMinutes(rig, 4);
    await fillPast(rig);
    expect(rangeCount()).toBeGreaterThan(before);
    expect(rig.lookup('a').sum(START_MS - DAY_MS, START_MS).total).toBe(10 * 1_440);
  });

  it('is asked for at once where the question changes', async () => {
    const { server, rig } = await refusedRig(2);
    server.refuse = () => false;
    server.asked.length = 0;
    const changed = { backfillSeconds: 2 * 86_400, part: 'good' as const };
    await rig.collector.reconfigure(configOf({ a: ask(server.url, 'a', changed) }));
    await passMinutes(rig);
    await fillPast(rig);
    expect(server.asked.filter(isRange).length).toBeGreaterThan(0);
  });

  it('is asked for in smaller pieces where an answer is over ten megabytes, or over 50,000 series', async () => {
    const server = await servePrometheus(traffic('a', 10, 1));
    const tooLarge = [
      ' '.repeat(10 * 1_024 * 1_024 + 1),
      `{"status":"success","data":{"resultType":"matrix","result":[${'{},'.repeat(50_000)}{}]}}`,
    ];
    server.refuse = (asked, response) => {
      const spanSeconds = Number(asked.form.get('end')) - Number(asked.form.get('start'));
      const body = isRange(asked) && spanSeconds > 6 * 3_600 ? tooLarge.pop() : undefined;
      if (body !== undefined) response.end(body);
      return body !== undefined;
    };
    const rig = createRig(configOf({ a: ask(server.url, 'a', { backfillSeconds: 86_400 }) }));
    await passMinutes(rig);
    await fillPast(rig);
    const failures = rig.attempts.map(({ result }) => result).filter((result) => result !== 'ok');
    expect(failures).toEqual(['too-large', 'too-large']);
    expect(rig.lookup('a').sum(START_MS - DAY_MS + 20 * MINUTE_MS, START_MS).coveredMinutes).toBe(1_420);
  });
});

describe('the past', () => {
  it('is counted from all that is asked for, also after a restart', async () => {
    const server = await servePrometheus(traffic('a', 10, 1));
    const config = configOf({ a: ask(server.url, 'a', { backfillSeconds: 25 * 86_400 }) });
    const rangeCount = () => server.asked.filter(isRange).length;
    // The newest piece, of up to seven days, and no other.
    server.refuse = (asked, response) => rangeCount() > 1 && refuseRanges(asked, response);
    const first = createRig(config);
    await passMinutes(first);
    await passUntil(first, () => rangeCount() > 1);
    const before = backfillOf(first);
    await first.close();
    const second = createRig(config, { dataDir: first.dataDir, atMs: first.clock.nowMs() });
    await passMinutes(second);
    for (const backfill of [before, backfillOf(second)]) {
      expect(Math.abs((backfill?.owedMinutes ?? 0) - 25 * 1_440)).toBeLessThanOrEqual(2);
      expect(backfill?.doneMinutes).toBeGreaterThan(3 * 1_440);
      expect(((backfill?.toMs ?? 0) - (backfill?.fromMs ?? 0)) / MINUTE_MS).toBe(backfill?.owedMinutes);
    }
  });

  it('tells what a server said beside its answers, bounded, also once it is filled in', async () => {
    const server = await servePrometheus(traffic('a', 10, 1));
    const said = Array.from({ length: 9 }, (_, index) => `store ${index} is away`);
    const rig = createRig(configOf({ a: ask(server.url, 'a', { backfillSeconds: 3_600 }) }));
    server.refuse = (asked) => {
      server.warnings = isRange(asked) ? said : [];
      return false;
    };
    await passMinutes(rig);
    await fillPast(rig);
    await passMinutes(rig);
    expect(rig.collector.activity().targets[0]?.warnings).toEqual(
      [0, 1, 2, 3, 4].map((index) => `past: store ${index} is away`),
    );
  });
});
