import type { Static } from 'typebox';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { EvidenceAnswer } from '#shared/api/evidence.ts';
import type { FigureAnswer } from '#shared/api/figures.ts';
import type { incidentContract, incidentLogContract } from '#shared/api/incident-log.ts';
import type { releaseContract, releasesContract } from '#shared/api/releases.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '#shared/units.ts';
import { startTestBoard, type TestBoard } from '../../harness/board.ts';

const yaml = `
team: { name: Plant, timeZone: Asia/Seoul, language: en }
services: [{ id: orders }, { id: labels }]
agreement: { signedBy: [development], metrics: { lead-time: { atMost: 4d, window: 28d } } }
`;
// Friday, 15:00 in Seoul.
const startAt = '2025-11-21T06:00:00Z';
const nowMs = Date.parse(startAt);
const ago = (ms: number): string => new Date(nowMs - ms).toISOString();

type Releases = Static<typeof releasesContract.response>;
type Release = Static<typeof releaseContract.response>;
type Log = Static<typeof incidentLogContract.response>;
type Incident = Static<typeof incidentContract.response>;

describe('releases and incidents with what each rests on', () => {
  let board: TestBoard;
  const get = <T>(path: string): Promise<T> => board.get(`/api/v1${path}`);

  beforeAll(async () => {
    board = await startTestBoard({ yaml, startAt });
    const deploy = (body: Record<string, unknown>) =>
      board.send('POST', '/api/v1/deployments', { service: 'orders', ...body });
    await deploy({ id: 'a', version: '1', finishedAt: ago(40 * DAY_MS) });
    for (let day = 30; day >= 1; day -= 1)
      await deploy({
        id: `d${day}`,
        version: `1.${31 - day}`,
        finishedAt: ago(day * DAY_MS + HOUR_MS),
        changes: [
          { sha: `x${day}`, committedAt: ago((day + (day % 5)) * DAY_MS + 2 * HOUR_MS) },
          // Carried again by every release, and brought by the first of them.
          { sha: 'again', committedAt: ago(35 * DAY_MS) },
        ],
      });
    await deploy({ id: 'young/1', version: '2', finishedAt: ago(HOUR_MS) });
    await deploy({ id: 'staged', version: '3', environment: 'staging', finishedAt: ago(HOUR_MS) });
    await board.send('POST', '/api/v1/incidents', {
      service: 'orders',
      id: '7',
      title: 'Stuck',
      severity: 2,
      startedAt: ago(10 * DAY_MS),
      resolvedAt: ago(10 * DAY_MS - 30 * MINUTE_MS),
      causedBy: { deployment: 'd12' },
    });
    // Told of two services; opened again an hour later, and an end before its start.
    for (const service of ['orders', 'labels'])
      board.server.store.incidents.upsert({
        service,
        id: '8',
        source: 'pager',
        kind: 'incident',
        title: 'No network',
        severity: 1,
        startedAtMs: nowMs - 3 * DAY_MS,
        detectedAtMs: null,
        detectedBy: null,
        reportedAtMs: null,
        resolvedAtMs: nowMs - 3 * DAY_MS + 90 * MINUTE_MS,
        spells: [
          { startedAtMs: nowMs - 3 * DAY_MS, resolvedAtMs: nowMs - 3 * DAY_MS + 20 * MINUTE_MS },
          {
            startedAtMs: nowMs - 3 * DAY_MS + HOUR_MS,
            resolvedAtMs: nowMs - 3 * DAY_MS + 90 * MINUTE_MS,
          },
          { startedAtMs: nowMs - 2 * DAY_MS, resolvedAtMs: nowMs - 2 * DAY_MS - 1 },
        ],
        causedByDeployment: null,
        causedBySha: null,
        duplicateOf: null,
        url: null,
      });
  });
  afterAll(() => board.close());

  it('count as failed what the rate counts, and list nothing else under `failed`', async () => {
    const list = await get<Releases>('/releases?service=orders&limit=1000');
    const rate = await get<EvidenceAnswer>(
      '/evidence?metric=change-failure-rate&service=orders&window=90d&limit=1000',
    );
    const failed = rate.items.filter(({ part }) => part === true).map(({ id }) => id);
    expect(failed).toContain('d12');
    expect(list.items.filter(({ outcome }) => outcome === 'failed').map(({ id }) => id)).toEqual(failed);
    expect(list.counts.failed).toBe(failed.length);
    const only = await get<Releases>('/releases?service=orders&failed=true');
    expect(only.items.map(({ id }) => id)).toEqual(failed);
    // Too young to have failed: left out there, open here.
    expect(rate.items.filter(({ reason }) => reason === 'not-settled').map(({ id }) => id)).toEqual([
      'young/1',
    ]);
    expect(list.items.filter(({ outcome }) => outcome === 'open').map(({ id }) => id)).toEqual(['young/1']);
  });

  it('go page by page through all of them, each once, without other environments', async () => {
    const ids: string[] = [];
    for (let cursor = ''; ; ) {
      const page = await get<Releases>(`/releases?limit=7${cursor}`);
      ids.push(...page.items.map(({ id }) => id));
      if (page.next === null) break;
      cursor = `&cursor=${encodeURIComponent(page.next)}`;
    }
    expect(ids).toHaveLength(32);
    expect(new Set(ids).size).toBe(32);
    expect(ids).not.toContain('staged');
  });

  it('have the lead times of the figure, in which a change counts at its first release', async () => {
    const release = await get<Release>('/releases/orders/production/d9');
    expect(release.changes.map(({ sha, leftOut }) => [sha, leftOut])).toEqual([
      ['again', 'before'],
      ['x9', null],
    ]);
    // Committed 9 + 4 days and 2 hours ago, out 9 days and 1 hour ago.
    expect(release.release.medianSeconds).toBe((4 * DAY_MS + HOUR_MS) / 1_000);
    const span = `from=${ago(9 * DAY_MS + 2 * HOUR_MS)}&to=${ago(9 * DAY_MS)}`;
    const figure = await get<FigureAnswer>(`/figures?metric=lead-time&service=orders&${span}`);
    expect([figure.value, figure.n]).toEqual([release.release.medianSeconds, 1]);
    expect(release.limit).toEqual({ seconds: 345_600, version: 1 });
    expect(release.before?.id).toBe('d10');
  });

  it('are found by ids that hold a slash, and in other environments, which no figure counts', async () => {
    const young = await get<Release>('/releases/orders/production/young%2F1');
    expect(young.release.knownAt).toBe(new Date(nowMs + 23 * HOUR_MS).toISOString());
    const staged = await get<Release>('/releases/orders/staging/staged');
    expect([staged.release.outcome, staged.before]).toEqual(['elsewhere', null]);
    expect((await board.send('GET', '/api/v1/releases/orders/production/nowhere')).status).toBe(404);
  });

  it('keep spells apart, flag what is impossible, and unite the downtime of each service', async () => {
    const log = await get<Log>('/incident-log');
    const [first] = log.items;
    expect(first?.id).toBe('8');
    expect(first?.flags).toContain('negative');
    expect(first?.seconds).toBe(50 * 60);
    expect(first?.spells.map(({ seconds }) => seconds)).toEqual([20 * 60, 30 * 60, null]);
    expect(log.services.map(({ service, downSeconds }) => [service, downSeconds])).toEqual([
      ['orders', 80 * 60],
      ['labels', 50 * 60],
    ]);
    // Both services were down at the same time.
    expect(log.totals).toEqual({ incidents: 2, open: 0, downSeconds: 80 * 60 });
    const orders = log.items.find(({ service, id }) => service === 'orders' && id === '8');
    expect(orders?.others.map(({ service }) => service)).toEqual(['labels']);
  });

  it('say of an incident what caused it, and ask which one is meant where two have its id', async () => {
    const { incident, candidates } = await get<Incident>('/incidents/7');
    expect([incident.cause?.kind, incident.causeName?.id]).toEqual(['explicit', 'd12']);
    expect(incident.before?.id).toBe('d10');
    expect(candidates[0]?.id).toBe('d10');
    expect((await board.send('GET', '/api/v1/incidents/8')).status).toBe(409);
    expect((await get<Incident>('/incidents/8?service=labels')).incident.service).toBe('labels');
  });

  it('count incidents of two services as two where they have nothing but their id in common', async () => {
    const own = await startTestBoard({ yaml, startAt });
    onTestFinished(() => own.close());
    for (const [service, days] of [
      ['orders', 3],
      ['labels', 5],
    ] as const)
      await own.send('POST', '/api/v1/incidents', {
        service,
        id: 'INC-1',
        title: 'Down',
        severity: 2,
        startedAt: ago(days * DAY_MS),
        resolvedAt: ago(days * DAY_MS - HOUR_MS),
      });
    const { totals } = await own.get<Log>('/api/v1/incident-log');
    expect(totals).toEqual({ incidents: 2, open: 0, downSeconds: 2 * 3_600 });
  });

  it('cut spans by the days of the team', async () => {
    // The 20th in Seoul ends at 15:00 UTC.
    const day = await get<Releases>('/releases?from=2025-11-20&to=2025-11-20');
    expect([day.from, day.to]).toEqual(['2025-11-19T15:00:00.000Z', '2025-11-20T15:00:00.000Z']);
    expect(day.items.map(({ id }) => id)).toEqual(['d1']);
    expect((await board.send('GET', '/api/v1/releases?from=2025-02-31')).status).toBe(400);
    const none = await get<Releases>('/releases?from=2025-11-20&to=2025-11-01');
    expect([none.counts.releases, none.items]).toEqual([0, []]);
  });
});
