import { describe, expect, it } from 'vitest';
import type { ScrapeIndicator } from '../../../../server/config/config.ts';
import { defaultScrapeSettings } from '../../../../server/config/scrape-settings.ts';
import { configOf, counted, createRig, START_MS, scrape, serveHttp } from '../rig.ts';

/** A target whose page the test sets. */
async function servePage(...lines: readonly string[]) {
  const page = { lines, status: 200 };
  const target = await serveHttp((_, response) => {
    response
      .writeHead(page.status, { 'content-type': 'text/plain; version=0.0.4' })
      .end(page.lines.map((line) => `${line}\n`).join(''));
  });
  return { target, page };
}

const gauge = (text: string): { indicator: ScrapeIndicator } => ({
  indicator: { kind: 'gauge', gauge: text },
});
const histogram = (atMost: number): { indicator: ScrapeIndicator } => ({
  indicator: { kind: 'histogram', histogram: 'h_seconds', atMost },
});
const buckets = (good: number, count: number) => [
  `h_seconds_bucket{le="0.25"} ${good}`,
  `h_seconds_bucket{le="+Inf"} ${count}`,
  'h_seconds_sum 1',
  `h_seconds_count ${count}`,
];

describe('a histogram objective', () => {
  it('books what was at or under the bound as good, against all', async () => {
    const { target, page } = await servePage(...buckets(100, 120));
    const rig = createRig(configOf({ latency: scrape([target], histogram(0.25)) }));
    await rig.turn(target);
    page.lines = buckets(107, 130);
    await rig.turn(target);
    expect(rig.sum('latency')).toEqual({ good: 7, total: 10 });
  });

  it('fails by itself where the bound is no bucket, and leaves the other objectives of the page', async () => {
    const { target } = await servePage(...buckets(1, 2));
    const rig = createRig(configOf({ latency: scrape([target], histogram(0.3)) }));
    await rig.turn(target);
    expect(rig.stateOf(target)).toMatchObject({
      reason: 'no-bucket',
      detail: '0.3 is no bucket of h_seconds; the nearest is 0.25',
    });
    expect(rig.lookup('latency').lastHeardAtMs).toBeNull();
    const both = createRig(configOf({ up: scrape([target]), latency: scrape([target], histogram(0.3)) }));
    await both.turn(target);
    expect([both.sum('up'), both.sum('latency')]).toEqual([
      { good: 1, total: 1 },
      { good: 0, total: 0 },
    ]);
  });
});

describe('a gauge objective', () => {
  it('books one observation for each series and scrape, and none where the prober does not answer', async () => {
    const { target, page } = await servePage('probe_success{a="1"} 1', 'probe_success{a="2"} 0', 'other 5');
    const rig = createRig(configOf({ probe: scrape([target], gauge('probe_success')) }));
    await rig.turn(target);
    expect(rig.sum('probe')).toEqual({ good: 1, total: 2 });
    page.status = 500;
    await rig.turn(target);
    expect(rig.sum('probe')).toEqual({ good: 1, total: 2 });
    expect(rig.stateOf(target)).toMatchObject({ reason: 'status' });
  });

  it('says how many of its series are bad, and owes an observation for each', async () => {
    const { target, page } = await servePage('probe_success{a="1"} 1', 'probe_success{a="2"} 0', 'other 5');
    const rig = createRig(
      configOf({ probe: scrape([target], gauge('probe_success')), up: scrape([target]) }),
    );
    const told = () =>
      rig.collector.activity().targets.map(({ seriesCount, badCount }) => [seriesCount, badCount]);
    expect(told()).toEqual([]);
    await rig.turn(target);
    expect(told()).toEqual([
      [2, 1],
      [null, null],
    ]);
    page.lines = ['other 5'];
    await rig.turn(target);
    // What is owed while nobody can tell is what was owed before.
    expect(rig.store.targets.all().map(({ observedCount, reason }) => [observedCount, reason])).toEqual([
      [2, 'no-series'],
      [null, null],
    ]);
  });

  it.each([
    ['probe_success 0.5', 'not-binary', 'probe_success must be 0 or 1, and is 0.5'],
    ['probe_success NaN', 'not-binary', 'probe_success must be 0 or 1, and is NaN'],
    ['probe_sucess 1', 'no-series', 'no series of probe_success; the page has probe_sucess'],
    ['up 1', 'no-series', 'no series of probe_success'],
    [
      `probe_success 1 ${START_MS - 600_000}`,
      'stale',
      'the times beside probe_success are not of the last 5 minutes',
    ],
  ])('observes nothing on a page with %s, and says so', async (line, reason, detail) => {
    const { target } = await servePage(line);
    const rig = createRig(configOf({ probe: scrape([target], gauge('probe_success')) }));
    await rig.turn(target);
    expect(rig.stateOf(target)).toMatchObject({ reason, detail });
    expect(rig.lookup('probe')).toMatchObject({ firstMinuteMs: null, lastHeardAtMs: null });
  });
});

describe('a counters objective', () => {
  const counters = counted('r_total', 'bad', 'r_total{code="500"}');

  it('tells two processes behind one address apart, also over a restart of ours', async () => {
    const start = (ageSeconds: number) => `process_start_time_seconds ${START_MS / 1_000 - ageSeconds}`;
    const { target, page } = await servePage(start(900), 'r_total{code="200"} 100');
    const config = configOf({ a: scrape([target], counters) });
    const first = createRig(config);
    await first.turn(target);
    page.lines = [start(600), 'r_total{code="200"} 30'];
    await first.turn(target);
    await first.close();
    const second = createRig(config, { dataDir: first.dataDir, atMs: first.clock.nowMs() + 20_000 });
    page.lines = [start(900), 'r_total{code="200"} 110'];
    await second.turn(target);
    page.lines = [start(600), 'r_total{code="200"} 34', 'r_total{code="500"} 1'];
    await second.turn(target);
    expect(second.sum('a')).toEqual({ good: 14, total: 15 });
  });

  it('says what the page held, and which name may have been meant where it is none of them', async () => {
    const { target, page } = await servePage('r_totals 1', 'other 2');
    const rig = createRig(configOf({ a: scrape([target], counters) }));
    await rig.turn(target);
    expect(rig.collector.activity().targets).toMatchObject([
      { sampleCount: 2, seriesCount: 0, warnings: ['no series of r_total; the page has r_totals'] },
    ]);
    page.lines = ['r_total{code="200"} 1', 'r_total{code="500"} 1', 'other 2'];
    await rig.turn(target);
    expect(rig.collector.activity().targets).toMatchObject([
      { sampleCount: 3, seriesCount: 2, warnings: [] },
    ]);
  });

  it.each([
    [true, { good: 0, total: 0 }],
    [false, { good: 5, total: 5 }],
  ])(
    'with honorTimestamps %s takes old times at their word, or passes over them',
    async (honorTimestamps, sum) => {
      const { target, page } = await servePage('r_total{code="200"} 1 0');
      const settings = { ...defaultScrapeSettings, honorTimestamps };
      const rig = createRig(configOf({ a: scrape([target], { ...counters, settings }) }));
      await rig.turn(target);
      page.lines = ['r_total{code="200"} 6 1'];
      await rig.turn(target);
      expect(rig.sum('a')).toEqual(sum);
      expect(rig.stateOf(target).reason).toBe(honorTimestamps ? 'stale' : null);
    },
  );
});
