import { existsSync, readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { configOf, counted, createRig, INTERVAL_MS, scrape, serveHttp, serveTcp } from './rig.ts';

const TEXT = { 'content-type': 'text/plain; version=0.0.4' };
const COUNTERS = counted('r_total', 'bad', 'r_total{code=~"5.."}');

/** A target whose counters the test sets. */
async function serveCounters() {
  const counters = { ok: 0, bad: 0, requestCount: 0, gzip: false };
  const target = await serveHttp((_, response) => {
    counters.requestCount += 1;
    const lines = [
      `r_total{code="200"} ${counters.ok}`,
      `r_total{code="500"} ${counters.bad}`,
      'other 1',
      '',
    ];
    const body = Buffer.from(lines.join('\n'));
    if (counters.gzip) response.writeHead(200, { ...TEXT, 'content-encoding': 'gzip' }).end(gzipSync(body));
    else response.writeHead(200, TEXT).end(body);
  });
  return { target, counters };
}

describe('the collector', () => {
  it('books the increases of counters, gzip or not', async () => {
    const { target, counters } = await serveCounters();
    const rig = createRig(configOf({ a: scrape([target], COUNTERS) }));
    counters.ok = 1_000;
    await rig.turn(target);
    expect(rig.sum('a')).toEqual({ good: 0, total: 0 });
    Object.assign(counters, { ok: 1_010, bad: 2, gzip: true });
    await rig.turn(target);
    expect(rig.sum('a')).toEqual({ good: 10, total: 12 });
  });

  it('reads one page once for all objectives that need it, each with its own answer', async () => {
    const { target, counters } = await serveCounters();
    const good = counted('r_total', 'good', 'r_total{code="200"}');
    const sources = { a: scrape([target], COUNTERS), b: scrape([target], good), up: scrape([target]) };
    const rig = createRig(configOf(sources));
    await rig.turn(target);
    Object.assign(counters, { ok: 7, bad: 1 });
    await rig.turn(target);
    expect(counters.requestCount).toBe(2);
    expect([rig.sum('a'), rig.sum('b'), rig.sum('up')]).toEqual([
      { good: 7, total: 8 },
      { good: 7, total: 8 },
      { good: 2, total: 2 },
    ]);
  });

  it('adds the targets of one objective together', async () => {
    const [one, two] = [await serveCounters(), await serveCounters()];
    const rig = createRig(configOf({ a: scrape([one.target, two.target], COUNTERS) }));
    for (const turn of [1, 2]) {
      Object.assign(one.counters, { ok: turn * 10 });
      Object.assign(two.counters, { ok: turn * 100 });
      for (const target of rig.inOrder([one.target, two.target])) await rig.turn(target);
    }
    expect(rig.sum('a')).toEqual({ good: 110, total: 110 });
  });

  it('books nothing and covers nothing for counters that cannot be read', async () => {
    const target = await serveHttp((_, response) => response.writeHead(500).end());
    const rig = createRig(configOf({ a: scrape([target], COUNTERS) }));
    await rig.turn(target);
    expect(rig.lookup('a')).toMatchObject({ firstMinuteMs: null, lastHeardAtMs: null });
  });

  it('goes on counting where it stood after a restart', async () => {
    const { target, counters } = await serveCounters();
    const config = configOf({ a: scrape([target], COUNTERS) });
    counters.ok = 100;
    const first = createRig(config);
    await first.turn(target);
    await first.close();
    Object.assign(counters, { ok: 130, bad: 5 });
    const second = createRig(config, { dataDir: first.dataDir, atMs: first.clock.nowMs() + 20_000 });
    await second.turn(target);
    expect(second.sum('a')).toEqual({ good: 30, total: 35 });
  });

  it('starts anew when the selectors change, and leaves other targets running', async () => {
    const [one, two] = [await serveCounters(), await serveCounters()];
    const before = { a: scrape([one.target], COUNTERS), b: scrape([two.target], COUNTERS) };
    const rig = createRig(configOf(before));
    const targets = rig.inOrder([one.target, two.target]);
    for (const target of targets) await rig.turn(target);
    const changed = scrape([one.target], counted('r_total', 'bad', 'r_total{code="500"}'));
    await rig.collector.reconfigure(configOf({ ...before, a: changed }));
    Object.assign(one.counters, { ok: 50 });
    Object.assign(two.counters, { ok: 50 });
    for (const target of targets) await rig.turn(target);
    expect([rig.sum('a').total, rig.sum('b').total]).toEqual([0, 50]);
  });

  it('forgets a target that the configuration no longer names', async () => {
    const { target, counters } = await serveCounters();
    const rig = createRig(configOf({ a: scrape([target], COUNTERS) }));
    await rig.turn(target);
    await rig.collector.reconfigure(configOf({}));
    expect(rig.store.targets.all()).toEqual([]);
    await rig.clock.advance(2 * INTERVAL_MS);
    expect(counters.requestCount).toBe(1);
    expect(rig.clock.pendingCount()).toBe(0);
  });

  it('stops at once in the middle of a scrape that hangs, books nothing and leaves no timer', async () => {
    let asked = 0;
    const address = await serveTcp((socket) => socket.on('data', () => (asked += 1)));
    const rig = createRig(configOf({ a: scrape([`http://${address}/metrics`]) }));
    await rig.clock.advance(0);
    while (asked === 0) await rig.clock.advance(500);
    await rig.close();
    expect(rig.attempts).toEqual([]);
    expect(rig.clock.pendingCount()).toBe(0);
  });
});

const captured = fileURLToPath(
  new URL('../../../../shared/fixtures/scrape-requests/prometheus-2.42.json', import.meta.url),
);

describe.skipIf(!existsSync(captured))('the request (skipped where ../shared/fixtures is absent)', () => {
  it('has the headers that Prometheus sends, in words of our own', async () => {
    const seen: IncomingMessage[] = [];
    const target = await serveHttp((request, response) => {
      seen.push(request);
      response.writeHead(200, TEXT).end();
    });
    const rig = createRig(configOf({ up: scrape([target]) }));
    await rig.turn(target);
    const [request] = seen;
    const theirs: { method: string; path: string; headers: [string, string][] } = JSON.parse(
      readFileSync(captured, 'utf8'),
    );
    expect([request?.method, request?.url]).toEqual([theirs.method, theirs.path]);
    const names = theirs.headers.map(([name]) => name.toLowerCase());
    expect(Object.keys(request?.headers ?? {})).toEqual(expect.arrayContaining(names));
    expect(request?.headers).toMatchObject({
      'user-agent': 'Andon/0.1.0',
      'accept-encoding': 'gzip',
      'x-prometheus-scrape-timeout-seconds': '10',
      // RELIABILITY.md §2.1, as Prometheus 3 sends it.
      accept:
        'application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.6,application/openmetrics-text;version=0.0.1;q=0.5,text/plain;version=1.0.0;escaping=allow-utf-8;q=0.4,text/plain;version=0.0.4;q=0.3,*/*;q=0.2',
    });
  });
});
