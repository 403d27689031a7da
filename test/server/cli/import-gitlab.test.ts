import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CodeHost, startCodeHost } from '../../fakes/code-host.ts';
import { andon, createFolder, serveFolder } from './andon.ts';
import { gitlabHistory } from './gitlab-history.ts';

const folder = createFolder();
writeFileSync(
  join(folder, 'andon.yaml'),
  [
    'services: [{ id: orders }, { id: released }]',
    'hooks: { releases: { kind: gitlab, token: "abcdefghijklmnop", deployments: [release] } }',
  ].join('\n'),
);
afterAll(() => rmSync(folder, { recursive: true }));

interface Item {
  readonly id: string;
  readonly [name: string]: unknown;
}

describe('import gitlab', { timeout: 60_000 }, () => {
  let host: CodeHost;
  let server: Awaited<ReturnType<typeof serveFolder>>;
  beforeAll(async () => {
    host = await startCodeHost({ routes: gitlabHistory, token: 'glpat-secret', pageSize: 2 });
    server = await serveFolder(folder);
    return async () => {
      await server.stop();
      await host.close();
    };
  }, 60_000);

  const take = (service: string, ...more: string[]) => {
    const words = [
      'import',
      'gitlab',
      '--project',
      'plant/mes/orders',
      '--service',
      service,
      '--json',
      ...more,
    ];
    return andon(folder, [...words, '--api', `${host.url}/api/v4`], { GITLAB_TOKEN: 'glpat-secret' });
  };
  const list = async (noun: string): Promise<Item[]> =>
    (await (await fetch(`${server.url}/api/v1/${noun}`)).json()).items;
  const whenRead = async (): Promise<void> => {
    for (let tries = 0; tries < 200; tries += 1) {
      if ((await list('deliveries?state=waiting')).length === 0) return;
      await pause(50);
    }
    throw new Error('deliveries are not read');
  };

  it('takes over what webhooks would have told, and changes nothing the second time', async () => {
    const first = await take('orders');
    expect({ code: first.code, err: first.err }).toEqual({ code: 0, err: '' });
    await whenRead();
    expect(await list('deliveries?state=unreadable')).toEqual([]);
    // What they carried is found beside that: 103 after 101, since 102 failed.
    const carried = async () =>
      (await list('deployments?service=orders')).map(({ changeCount }) => changeCount);
    await expect.poll(carried, { timeout: 20_000 }).toEqual([2, 0, 0]);
    const deployments = await list('deployments?service=orders');
    expect(deployments).toMatchObject([
      {
        id: '103',
        result: 'success',
        sha: '03'.repeat(20),
        startedAt: '2026-01-03T09:00:00.000Z',
        finishedAt: '2026-01-03T10:00:00.000Z',
        automated: true,
        url: 'https://gitlab.test/plant/mes/orders/-/jobs/903',
      },
      { id: '102', result: 'failure' },
      // Made through the API, without a job: when it changed last is all that is known.
      { id: '101', result: 'success', finishedAt: '2026-01-01T11:00:00.000Z', automated: null },
    ]);
    const incidents = await list('incidents?service=orders');
    expect(incidents).toMatchObject([
      { id: 'plant/mes/orders#6', resolvedAt: null },
      {
        id: 'plant/mes/orders#8',
        severity: 2,
        spells: [
          { startedAt: '2026-01-02T11:00:00.000Z', resolvedAt: '2026-01-02T12:00:00.000Z' },
          { startedAt: '2026-01-02T14:00:00.000Z', resolvedAt: '2026-01-02T16:00:00.000Z' },
        ],
      },
    ]);
    const second = await take('orders');
    expect(JSON.parse(second.out)).toMatchObject({ kept: 0 });
    expect(await list('deployments?service=orders')).toEqual(deployments);
    expect(await list('incidents?service=orders')).toEqual(incidents);
  });

  it('counts releases as deployments where the hook that it names does', async () => {
    await take('released', '--what', 'releases', '--hook', 'releases');
    await whenRead();
    expect(await list('deployments?service=released')).toMatchObject([
      { id: 'v3', version: 'v3', finishedAt: '2026-01-03T00:00:00.000Z' },
    ]);
  });
});
