import { describe, expect, it } from 'vitest';
import type { DeployedChange, Deployment } from '#shared/facts.ts';
import type { ListQuery } from '../../../server/store/store.ts';
import { openAt, temporaryFolder } from './folders.ts';

const NOW = Date.UTC(2026, 0, 5);
const HOUR = 3_600_000;

function deployment(id: string, over: Partial<Deployment> = {}): Deployment {
  return {
    service: 'shop',
    environment: 'production',
    id,
    finishedAtMs: NOW,
    startedAtMs: null,
    result: 'success',
    version: null,
    sha: null,
    repository: null,
    automated: null,
    unplanned: null,
    fixesIncident: null,
    rollbackOf: null,
    url: null,
    source: 'api',
    ref: null,
    previousSha: null,
    ...over,
  };
}

function change(deploymentId: string, sha: string, over: Partial<DeployedChange> = {}): DeployedChange {
  return {
    service: 'shop',
    environment: 'production',
    deploymentId,
    repository: 'shop.git',
    sha,
    committedAtMs: NOW - HOUR,
    parentCount: 1,
    firstCommitAtMs: null,
    openedAtMs: null,
    mergedAtMs: null,
    reachedBranchAtMs: null,
    message: null,
    originSha: null,
    revertsSha: null,
    pullRequest: null,
    ...over,
  };
}

const query = (over: Partial<ListQuery> = {}): ListQuery => ({
  service: null,
  fromMs: null,
  toMs: null,
  limit: 50,
  cursor: null,
  ...over,
});

describe('deployments', () => {
  it('come back as they were given, after a restart too', () => {
    const folder = temporaryFolder();
    const full = deployment('42', {
      startedAtMs: NOW - 60_000,
      result: 'failure',
      version: 'v1.2',
      sha: 'abc',
      repository: 'shop.git',
      automated: true,
      unplanned: false,
      fixesIncident: 'I-1',
      rollbackOf: '41',
      url: 'https://ci.example/42',
    });
    const store = openAt(folder, NOW);
    store.deployments.upsert(full, null);
    store.deployments.upsert(deployment('43'), null);
    store.close();
    const after = openAt(folder, NOW).deployments;
    expect(after.get('shop', 'production', '42')).toEqual(full);
    expect(after.get('shop', 'production', '43')).toEqual(deployment('43'));
    expect(after.get('shop', 'staging', '42')).toBeNull();
  });

  it('say whether they were created, updated or the same, and only announce what differs', () => {
    const store = openAt(temporaryFolder(), NOW);
    const steps: [ReturnType<typeof store.deployments.upsert>, number][] = [];
    const put = (...parameters: Parameters<typeof store.deployments.upsert>) => {
      const before = store.changeNumber();
      steps.push([store.deployments.upsert(...parameters), store.changeNumber() - before]);
    };
    put(deployment('42'), [change('42', 'a'), change('42', 'b')]);
    put(deployment('42'), null);
    put(deployment('42'), [change('42', 'b'), change('42', 'a'), change('42', 'a')]);
    put(deployment('42', { automated: true }), null);
    put(deployment('42', { automated: true }), [change('42', 'a'), change('42', 'c')]);
    put(deployment('42', { automated: true }), [change('42', 'a', { message: 'why' }), change('42', 'c')]);
    put(deployment('42', { automated: true, environment: 'staging' }), null);
    expect(steps).toEqual([
      ['created', 1],
      ['same', 0],
      ['same', 0],
      ['updated', 1],
      ['updated', 1],
      ['updated', 1],
      ['created', 1],
    ]);
  });

  it('keep the changes they have where none are named, and lose them for an empty list', () => {
    const { deployments } = openAt(temporaryFolder(), NOW);
    deployments.upsert(deployment('42'), [change('42', 'a'), change('42', 'b')]);
    deployments.upsert(deployment('42', { version: 'v2' }), null);
    expect(deployments.changeCount(deployment('42'))).toBe(2);
    expect(deployments.upsert(deployment('42', { version: 'v2' }), [])).toBe('updated');
    expect(deployments.changeCount(deployment('42'))).toBe(0);
  });

  it('are all taken or none', () => {
    const { deployments } = openAt(temporaryFolder(), NOW);
    const rows = [
      { deployment: deployment('1'), changes: null },
      { deployment: deployment('2'), changes: [change('not-2', 'a')] },
    ];
    expect(() => deployments.upsertMany(rows)).toThrow('FOREIGN KEY constraint failed');
    expect(deployments.list(query()).items).toEqual([]);
    expect(deployments.upsertMany(rows.slice(0, 1))).toEqual(['created']);
  });

  it('are listed newest first, of one service, in a span', () => {
    const { deployments } = openAt(temporaryFolder(), NOW);
    deployments.upsert(deployment('old', { finishedAtMs: NOW - 2 * HOUR }), null);
    deployments.upsert(deployment('new'), [change('new', 'a'), change('new', 'b')]);
    deployments.upsert(deployment('other', { service: 'till', finishedAtMs: NOW - HOUR }), null);
    const ids = (over: Partial<ListQuery>) => deployments.list(query(over)).items.map(({ id }) => id);
    expect(ids({})).toEqual(['new', 'other', 'old']);
    expect(ids({ service: 'shop' })).toEqual(['new', 'old']);
    expect(ids({ fromMs: NOW - HOUR })).toEqual(['new', 'other']);
    expect(ids({ fromMs: NOW - 2 * HOUR, toMs: NOW })).toEqual(['other', 'old']);
    expect(deployments.list(query()).items[0]).toEqual({ ...deployment('new'), changeCount: 2 });
  });

  it('keep their pages while newer ones arrive, three of them finished in one instant', () => {
    const { deployments } = openAt(temporaryFolder(), NOW);
    for (const id of ['a', 'b', 'c']) deployments.upsert(deployment(id), null);
    deployments.upsert(deployment('z', { finishedAtMs: NOW - HOUR }), null);
    const first = deployments.list(query({ limit: 2 }));
    expect(first.items.map(({ id }) => id)).toEqual(['c', 'b']);
    deployments.upsert(deployment('newer', { finishedAtMs: NOW + HOUR }), null);
    deployments.upsert(deployment('d'), null);
    const second = deployments.list(query({ limit: 2, cursor: first.next }));
    expect(second.items.map(({ id }) => id)).toEqual(['a', 'z']);
    expect(second.next).toBeNull();
  });

  it('refuse a cursor that is none, and a page of no size', () => {
    const { deployments } = openAt(temporaryFolder(), NOW);
    expect(() => deployments.list(query({ cursor: 'nonsense' }))).toThrow(
      expect.objectContaining({ code: 'invalid-query' }),
    );
    expect(() => deployments.list(query({ limit: 0 }))).toThrow('limit must be 1 to 1000, not 0');
    expect(() => deployments.list(query({ limit: 1_001 }))).toThrow(RangeError);
  });

  it('give as facts the successful ones of production, oldest first, with their changes', () => {
    const { deployments } = openAt(temporaryFolder(), NOW);
    deployments.upsert(deployment('2'), [
      change('2', 'b'),
      change('2', 'a', { committedAtMs: NOW - 2 * HOUR }),
    ]);
    deployments.upsert(deployment('1'), [change('1', 'c')]);
    deployments.upsert(deployment('9', { finishedAtMs: NOW - HOUR, environment: 'live' }), null);
    deployments.upsert(deployment('failed', { result: 'failure' }), [change('failed', 'd')]);
    deployments.upsert(deployment('tried', { environment: 'staging' }), null);
    deployments.upsert(deployment('1', { service: 'till' }), null);
    const ofAll = deployments.facts(null, ['production', 'live']);
    expect(ofAll.deployments.map(({ service, id }) => `${service} ${id}`)).toEqual([
      'shop 9',
      'shop 1',
      'till 1',
      'shop 2',
    ]);
    expect(ofAll.changes.map(({ deploymentId, sha }) => deploymentId + sha)).toEqual(['1c', '2a', '2b']);
    const ofShop = deployments.facts('shop', ['production']);
    expect(ofShop.deployments).toEqual([deployment('1'), deployment('2')]);
    expect(ofShop.changes[0]).toEqual(change('1', 'c'));
    expect(deployments.facts('till', [])).toEqual({ deployments: [], changes: [] });
  });
});
