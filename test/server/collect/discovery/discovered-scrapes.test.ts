import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Config, ServiceConfig } from '../../../../server/config/config.ts';
import {
  type DiscoveryConfig,
  type DiscoverySource,
  unnamedJob,
} from '../../../../server/config/discovery-config.ts';
import { defaultRelabelRule } from '../../../../server/config/relabel-rule.ts';
import { configOf, counted, createRig, INTERVAL_MS, START_MS, scrape, serveHttp } from '../rig.ts';
import { entryOf } from './entries.ts';

const TEXT = { 'content-type': 'text/plain; version=0.0.4' };
const COUNTERS = counted('r_total', 'bad', 'r_total{code="500"}');
const BY_SERVICE = { discovered: { job: null, match: null } };

/** A page whose counter the test sets. */
async function serveCounter() {
  const counter = { ok: 0, requestCount: 0 };
  const target = await serveHttp((_, response) => {
    counter.requestCount += 1;
    response
      .writeHead(200, TEXT)
      .end(`r_total{code="200",job="page"} ${counter.ok}\nr_total{code="500"} 0\n`);
  });
  return { target, address: new URL(target).host, counter };
}

function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'andon-discovery-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Replaces a list in one step, as those who write them should. */
function writeList(path: string, groups: unknown): void {
  writeFileSync(`${path}.new`, typeof groups === 'string' ? groups : JSON.stringify(groups));
  renameSync(`${path}.new`, path);
}

const withService = (...addresses: string[]) => [{ targets: addresses, labels: { service: 's' } }];

const discovering = (
  sources: Parameters<typeof configOf>[0],
  ...entries: readonly DiscoveryConfig[]
): Config => ({ ...configOf(sources), discovery: entries });

const inFile = (path: string): DiscoverySource => ({ kind: 'file', patterns: [path], refreshSeconds: 300 });

type Rig = ReturnType<typeof createRig>;
const targetsOf = (rig: Rig): string[] => rig.collector.activity().targets.map(({ target }) => target);
const entryOfRig = (rig: Rig) => rig.collector.activity().discovery[0];

/** Waits until the collector knows as many targets: lists are read from real files and sockets. */
async function untilTargets(rig: Rig, count: number): Promise<void> {
  await rig.clock.until(() => targetsOf(rig).length === count);
  await rig.clock.advance(0);
}

/** A folder's watch tells of a change in real time; the reading that follows waits for the clock. */
async function untilSeen(rig: Rig, condition: () => boolean): Promise<void> {
  while (!condition()) await rig.clock.advance(10);
}

describe('targets in files', () => {
  it('appear, are scraped, move and go with the file that names them', async () => {
    const [one, two] = [await serveCounter(), await serveCounter()];
    const path = join(makeFolder(), 'a.json');
    writeList(path, withService(one.address));
    const rig = createRig(
      discovering({ a: scrape([], { ...COUNTERS, ...BY_SERVICE }) }, entryOf(inFile(path))),
    );
    await untilTargets(rig, 1);
    await rig.turn(one.target);
    one.counter.ok = 10;
    await rig.turn(one.target);
    expect(rig.sum('a')).toEqual({ good: 10, total: 10 });
    expect(rig.stateOf(one.target)).toMatchObject({ reason: null });

    writeList(path, withService(two.address));
    await untilSeen(rig, () => targetsOf(rig)[0] === two.target);
    const { requestCount } = one.counter;
    await rig.turn(two.target);
    two.counter.ok = 5;
    await rig.turn(two.target);
    expect(rig.sum('a')).toEqual({ good: 15, total: 15 });
    expect(one.counter.requestCount).toBe(requestCount);
    expect(rig.store.targets.all().map(({ target }) => target)).toEqual([two.target]);

    rmSync(path);
    await untilSeen(rig, () => targetsOf(rig).length === 0);
    expect(rig.store.targets.all()).toEqual([]);
  });

  it('stay while their file cannot be read, and why is said; others of the folder go on', async () => {
    const folder = makeFolder();
    writeList(join(folder, 'a.json'), withService('a:1'));
    writeList(join(folder, 'b.yml'), '- targets: [b:1]\n  labels: { service: s }\n');
    const config = discovering(
      { up: scrape([], BY_SERVICE) },
      entryOf({ ...inFile(''), patterns: [`${folder}/*`] } as DiscoverySource),
    );
    const rig = createRig(config);
    await untilTargets(rig, 2);
    expect(entryOfRig(rig)).toMatchObject({ targetCount: 2, failure: null, readAtMs: rig.clock.nowMs() });

    const failedAtMs = rig.clock.nowMs() + 300_000;
    writeList(join(folder, 'a.json'), '[{"targets":');
    writeList(join(folder, 'b.yml'), '- targets: [b:1, b:2]\n  labels: { service: s }\n');
    await rig.clock.advance(300_000);
    await untilTargets(rig, 3);
    expect(targetsOf(rig).sort()).toEqual(
      ['a:1', 'b:1', 'b:2'].map((address) => `http://${address}/metrics`),
    );
    expect(entryOfRig(rig)?.failure).toMatchObject({ reason: 'bad-list', detail: 'a.json: it is no JSON' });
    expect(entryOfRig(rig)?.failure?.sinceMs).toBeLessThanOrEqual(failedAtMs);

    writeList(join(folder, 'a.json'), []);
    await rig.clock.advance(300_000);
    await untilTargets(rig, 2);
    expect(entryOfRig(rig)?.failure).toBeNull();
  });

  it('are none while there is no folder, which is said, and appear with it', async () => {
    const folder = join(makeFolder(), 'later');
    const rig = createRig(
      discovering({ up: scrape([], BY_SERVICE) }, entryOf(inFile(join(folder, 'a.json')))),
    );
    await rig.clock.until(() => entryOfRig(rig)?.failure?.reason === 'unreadable-file');
    mkdirSync(folder);
    writeList(join(folder, 'a.json'), withService('a:1'));
    await rig.clock.advance(300_000);
    await untilTargets(rig, 1);
  });

  it('are seen at once also in a folder that was taken away and made again', async () => {
    const folder = join(makeFolder(), 'targets');
    mkdirSync(folder);
    const path = join(folder, 'a.json');
    writeList(path, withService('a:1'));
    // Only the watch can tell of a change within a day.
    const source = { ...inFile(path), refreshSeconds: 86_400 } as DiscoverySource;
    const rig = createRig(discovering({}, entryOf(source, { job: unnamedJob })));
    const count = () => entryOfRig(rig)?.targetCount;
    await untilSeen(rig, () => count() === 1);
    rmSync(folder, { recursive: true });
    mkdirSync(folder);
    await untilSeen(rig, () => count() === 0);
    writeList(path, withService('a:1', 'a:2'));
    await untilSeen(rig, () => count() === 2);
  });

  it('are read where another folder of the entry cannot be; that one keeps what it gave', async () => {
    const [here, there] = [makeFolder(), makeFolder()];
    writeList(join(here, 'a.json'), withService('a:1'));
    writeList(join(there, 'b.json'), withService('b:1'));
    const patterns = [join(here, '*.json'), join(there, '*.json')];
    const rig = createRig(
      discovering({ up: scrape([], BY_SERVICE) }, entryOf({ ...inFile(''), patterns } as DiscoverySource)),
    );
    await untilTargets(rig, 2);
    rmSync(there, { recursive: true });
    writeList(join(here, 'a.json'), withService('a:1', 'a:2'));
    await rig.clock.advance(300_000);
    await untilTargets(rig, 3);
    expect(entryOfRig(rig)?.failure?.reason).toBe('unreadable-file');
  });
});

describe('targets from a server', () => {
  async function serveList() {
    const answer = {
      body: '[]',
      status: 200,
      type: 'application/json',
      headers: {} as NodeJS.Dict<string | string[]>,
    };
    const url = await serveHttp((request, response) => {
      answer.headers = request.headers;
      response.writeHead(answer.status, { 'content-type': answer.type }).end(answer.body);
    });
    const source = { kind: 'http', url, refreshSeconds: 60 } as const;
    const { connection } = entryOf({ kind: 'static', groups: [] }).settings;
    return { answer, url, entry: entryOf({ ...source, connection }) };
  }

  it('are asked for as Prometheus asks, and follow its list', async () => {
    const { answer, entry } = await serveList();
    answer.body = JSON.stringify(withService('a:1', 'a:2'));
    const rig = createRig(discovering({ up: scrape([], BY_SERVICE) }, entry));
    await untilTargets(rig, 2);
    expect(answer.headers).toMatchObject({
      accept: 'application/json',
      'x-prometheus-refresh-interval-seconds': '60',
      'user-agent': 'Andon/0.1.0',
    });
    answer.body = '[]';
    await rig.clock.advance(60_000);
    await untilTargets(rig, 0);
  });

  it('that nobody scrapes stay named where another list gives the same ones', async () => {
    const { answer, entry } = await serveList();
    answer.body = '[{"targets":["a:1"]}]';
    const rig = createRig(discovering({ up: scrape([], BY_SERVICE) }, { ...entry, job: unnamedJob }));
    await rig.clock.until(() => entryOfRig(rig)?.unclaimed.length === 1);
    answer.body = '[{"targets":["a:1","a:1",""]}]';
    await rig.clock.advance(60_000);
    await rig.clock.until(() => entryOfRig(rig)?.droppedCount === 1);
    expect(entryOfRig(rig)).toMatchObject({ targetCount: 1, unclaimed: ['a:1'] });
  });

  it.each([
    ['a bad status', { status: 503 }, 'status', 'status 503 instead of 200'],
    ['another type', { type: 'text/html' }, 'bad-list', 'its Content-Type is not application/json'],
    ['half a list', { body: '[{"targets":["a:1"]},' }, 'bad-list', 'it is no JSON'],
    ['a group that is none', { body: '[null]' }, 'bad-list', 'entry 1 is no group of targets'],
  ])('stay after %s', async (_, broken, reason, detail) => {
    const { answer, entry } = await serveList();
    answer.body = JSON.stringify(withService('a:1', 'a:2'));
    const rig = createRig(discovering({ up: scrape([], BY_SERVICE) }, entry));
    await untilTargets(rig, 2);
    Object.assign(answer, broken);
    await rig.clock.advance(60_000);
    await rig.clock.until(() => entryOfRig(rig)?.failure !== null);
    expect(entryOfRig(rig)?.failure).toMatchObject({ reason, detail });
    expect(targetsOf(rig)).toHaveLength(2);
  });

  it('leave what was known of them in the store until their list is read after a start', async () => {
    const { answer, entry } = await serveList();
    const one = await serveCounter();
    answer.body = JSON.stringify(withService(one.address));
    const config = discovering({ up: scrape([], BY_SERVICE) }, entry);
    const first = createRig(config);
    await untilTargets(first, 1);
    await first.turn(one.target);
    await first.close();
    answer.status = 500;
    const second = createRig(config, { dataDir: first.dataDir, atMs: first.clock.nowMs() + 20_000 });
    await second.clock.until(() => entryOfRig(second)?.failure?.reason === 'status');
    expect(second.stateOf(one.target)).toMatchObject({ reason: null });
    Object.assign(answer, { status: 200, body: '[]' });
    await second.clock.advance(60_000);
    await second.clock.until(() => second.store.targets.all().length === 0);
  });
});

describe('discovered targets', () => {
  const groups = (...given: { targets: string[]; labels: Record<string, string> }[]): DiscoverySource => ({
    kind: 'static',
    groups: given,
  });

  it('belong to the service that their label names by its id or another name, or to whoever matches them', async () => {
    const source = groups(
      { targets: ['a:1'], labels: { service: 's' } },
      { targets: ['b:1'], labels: { service: 'other-name' } },
      { targets: ['c:1'], labels: { line: '2' } },
      { targets: ['d:1'], labels: {} },
    );
    const sources = {
      own: scrape([], BY_SERVICE),
      job: scrape([], { discovered: { job: 'node', match: 'instance=~"[ab].*"' } }),
      match: scrape([], { discovered: { job: null, match: 'line="2"' } }),
    };
    const config = discovering(sources, entryOf(source));
    const services = config.services.map((service): ServiceConfig => ({ ...service, aka: ['other-name'] }));
    const rig = createRig({ ...config, services });
    await untilTargets(rig, 5);
    const addresses = (objective: string): string[] => {
      const sliId = rig.store.tallies.sliId('s', objective);
      const targets = rig.collector.activity().targets.filter((target) => target.sliId === sliId);
      return targets.map(({ labels }) => labels.instance ?? '').sort();
    };
    expect(addresses('own')).toEqual(['a:1', 'b:1']);
    expect(addresses('job')).toEqual(['a:1', 'b:1']);
    expect(addresses('match')).toEqual(['c:1']);
    expect(entryOfRig(rig)).toMatchObject({ targetCount: 4, droppedCount: 0, unclaimed: ['d:1'], place: '' });
  });

  it('bring their labels to the series, so that selectors can ask for them', async () => {
    const one = await serveCounter();
    const source = groups({ targets: [one.address], labels: { service: 's', line: '2' } });
    const sources = {
      two: scrape([], { ...counted('r_total', 'bad', 'r_total{code="500",line="2"}'), ...BY_SERVICE }),
      three: scrape([], { ...counted('r_total{line="3"}', 'bad', 'r_total{line="3"}'), ...BY_SERVICE }),
      page: scrape([], {
        ...counted('r_total{exported_job="page"}', 'bad', 'r_total{job="page"}'),
        ...BY_SERVICE,
      }),
    };
    const rig = createRig(discovering(sources, entryOf(source)));
    await untilTargets(rig, 3);
    await rig.turn(one.target);
    one.counter.ok = 7;
    await rig.turn(one.target);
    expect([rig.sum('two'), rig.sum('three'), rig.sum('page')]).toEqual([
      { good: 7, total: 7 },
      { good: 0, total: 0 },
      { good: 7, total: 7 },
    ]);
    expect(one.counter.requestCount).toBe(2);
  });

  it('are told apart in the store where two of one address differ in their labels only', async () => {
    const one = await serveCounter();
    const source = groups(
      { targets: [one.address], labels: { service: 's', line: '2' } },
      { targets: [one.address], labels: { service: 's', line: '3' } },
      { targets: [one.address], labels: { service: 's', line: '3' } },
    );
    const rig = createRig(discovering({ a: scrape([], { ...COUNTERS, ...BY_SERVICE }) }, entryOf(source)));
    await untilTargets(rig, 2);
    await rig.turn(one.target, { attemptCount: 2 });
    one.counter.ok = 4;
    await rig.turn(one.target, { attemptCount: 2 });
    expect(rig.sum('a').total).toBe(8);
    const names = rig.store.targets.all().map(({ target }) => target);
    expect(new Set(names).size).toBe(2);
    const lineOf = new Map(
      rig.collector.activity().targets.map(({ target, labels }) => [target, labels.line]),
    );
    expect(names.map((name) => lineOf.get(name)).sort()).toEqual(['2', '3']);
  });

  it('are asked at the interval of their entry', async () => {
    const one = await serveCounter();
    const source = groups({ targets: [one.address], labels: { service: 's' } });
    const rig = createRig(
      discovering(
        { up: scrape([], BY_SERVICE) },
        entryOf(source, { intervalSeconds: 60, timeoutSeconds: 5 }),
      ),
    );
    await untilTargets(rig, 1);
    expect(rig.collector.activity().targets[0]).toMatchObject({ intervalSeconds: 60, timeoutSeconds: 5 });
    for (let turn = 0; turn < 8; turn += 1) await rig.clock.advance(INTERVAL_MS);
    await rig.clock.until(() => one.counter.requestCount === 2);
  });

  it('that cannot be asked say why, and count as nothing', async () => {
    const source = groups({ targets: ['a:1/x'], labels: { service: 's' } });
    const rig = createRig(discovering({ up: scrape([], BY_SERVICE) }, entryOf(source)));
    await untilTargets(rig, 1);
    await rig.clock.advance(INTERVAL_MS);
    expect(rig.stateOf('http://a:1/x/metrics')).toMatchObject({
      reason: 'bad-target',
      detail: 'its address is no host:port',
    });
    expect(rig.sum('up').total).toBe(0);
  });

  it('keep their loops when others come, and rules change without another reading', async () => {
    const [one, two] = [await serveCounter(), await serveCounter()];
    const source = groups({ targets: [one.address, two.address], labels: { service: 's' } });
    const sources = { a: scrape([], { ...COUNTERS, ...BY_SERVICE }) };
    const dropTwo = {
      ...defaultRelabelRule,
      action: 'drop',
      sourceLabels: ['__address__'],
      regex: two.address.replaceAll('.', '\\.'),
    } as const;
    const rig = createRig(discovering(sources, entryOf(source, { relabel: [dropTwo] })));
    await untilTargets(rig, 1);
    expect(entryOfRig(rig)).toMatchObject({ targetCount: 1, droppedCount: 1 });
    await rig.turn(one.target);
    const before = rig.collector.activity().targets[0]?.nextAtMs;
    await rig.collector.reconfigure(discovering(sources, entryOf(source)));
    expect(targetsOf(rig)).toEqual([one.target, two.target]);
    expect(rig.collector.activity().targets[0]?.nextAtMs).toBe(before);
  });

  it('leave no timer, watch or request behind when the collector stops', async () => {
    const hanging = await serveHttp(() => undefined);
    const { connection } = entryOf(groups()).settings;
    const rig = createRig(
      discovering(
        { up: scrape([], BY_SERVICE) },
        entryOf(inFile(join(makeFolder(), 'a.json'))),
        entryOf({ kind: 'http', url: hanging, refreshSeconds: 60, connection }),
      ),
    );
    await rig.clock.until(() => entryOfRig(rig)?.readAtMs !== null && entryOfRig(rig) !== undefined);
    expect(rig.clock.pendingCount()).toBeGreaterThan(0);
    await rig.close();
    expect(rig.clock.pendingCount()).toBe(0);
  });
});

describe('a service that nobody configured', () => {
  it('is told of when a target names it, is scraped for its reachability, and goes with its last target', async () => {
    const { address } = await serveCounter();
    const path = join(makeFolder(), 'a.json');
    writeList(path, [{ targets: [address], labels: { service: 'orders' } }]);
    const heard: string[][] = [];
    const servicesFound = (services: readonly ServiceConfig[]) => heard.push(services.map(({ id }) => id));
    const rig = createRig(discovering({}, entryOf(inFile(path))), { servicesFound });
    await untilTargets(rig, 1);
    expect(entryOfRig(rig)).toMatchObject({ targetCount: 1, unclaimed: [] });
    await rig.turn(targetsOf(rig)[0] ?? '');
    const sliId = rig.store.tallies.sliId('orders', 'reachability');
    expect(rig.store.tallies.lookup(sliId).sum(0, START_MS + 3_600_000)).toMatchObject({ total: 1 });
    writeList(path, []);
    await untilSeen(rig, () => targetsOf(rig).length === 0);
    expect(heard).toEqual([['orders'], []]);
  });
});
