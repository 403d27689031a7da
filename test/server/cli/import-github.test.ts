import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type CodeHost, startCodeHost } from '../../fakes/code-host.ts';
import { andon, createFolder, killable, serveFolder } from './andon.ts';
import { githubHistory } from './github-history.ts';

const made: string[] = [];
afterAll(() => {
  for (const path of made) rmSync(path, { recursive: true });
});

const withOrders = (): string => {
  const folder = createFolder();
  made.push(folder);
  writeFileSync(join(folder, 'andon.yaml'), 'services: [{ id: orders }]\n');
  return folder;
};

const token = { GITHUB_TOKEN: 'ghs_secret' };
const wordsFor = ({ url }: CodeHost, ...more: string[]): string[] => [
  ...['import', 'github', '--repository', 'acme/orders', '--service', 'orders', '--api', url, ...more],
];

interface Item {
  readonly id: string;
  readonly [name: string]: unknown;
}

describe('import github', { timeout: 60_000 }, () => {
  let host: CodeHost;
  let folder: string;
  let server: Awaited<ReturnType<typeof serveFolder>>;
  beforeEach(async () => {
    host = await startCodeHost({ routes: githubHistory, token: 'ghs_secret', pageSize: 2 });
    folder = withOrders();
    server = await serveFolder(folder);
    return async () => {
      await server.stop();
      await host.close();
    };
  });
  afterEach(() => expect(host.asked.join()).not.toContain('ghs_secret'));

  const words = (...more: string[]): string[] => wordsFor(host, ...more);
  const list = async (noun: string): Promise<Item[]> =>
    (await (await fetch(`${server.url}/api/v1/${noun}`)).json()).items;

  /** The reading of what was handed in goes on beside us. */
  const whenRead = async (): Promise<void> => {
    for (let tries = 0; tries < 200; tries += 1) {
      if ((await list('deliveries?state=waiting')).length === 0) return;
      await pause(50);
    }
    throw new Error('deliveries are not read');
  };
  /** What each deployment carried is found beside that. */
  const whenJoined = async (): Promise<void> => {
    const carried = async () =>
      (await list('deployments'))
        .filter(({ environment, result }) => environment === 'production' && result === 'success')
        .map(({ changeCount }) => changeCount);
    // Two commits a day; what 104 carried came with 105, and 101 is the baseline.
    await expect.poll(carried, { timeout: 20_000 }).toEqual([4, 4, 2, 2, 0]);
  };
  const board = async () => {
    await whenRead();
    return {
      deployments: await list('deployments'),
      incidents: await list('incidents'),
      unread: [...(await list('deliveries?state=unreadable')), ...(await list('deliveries?state=unmatched'))],
    };
  };

  const expectWhole = async (): Promise<void> => {
    const { deployments, incidents, unread } = await board();
    expect(unread).toEqual([]);
    expect(deployments.map(({ id, environment, result }) => [id, environment, result])).toEqual([
      ['107', 'production', 'success'],
      ['106', 'staging', 'success'],
      ['105', 'production', 'success'],
      ['104', 'production', 'failure'],
      ['103', 'production', 'success'],
      ['102', 'production', 'success'],
      ['101', 'production', 'success'],
    ]);
    expect(deployments[0]).toMatchObject({
      finishedAt: '2026-01-07T10:00:00.000Z',
      startedAt: '2026-01-07T09:00:00.000Z',
      version: 'v1.7.0',
      url: 'https://ci.test/7',
    });
    expect(incidents).toMatchObject([
      { id: 'acme/orders#9', severity: 2, startedAt: '2026-01-07T11:00:00.000Z', resolvedAt: null },
      {
        id: 'acme/orders#8',
        startedAt: '2026-01-03T11:00:00.000Z',
        resolvedAt: '2026-01-03T16:00:00.000Z',
        // Closed at 12, reopened at 14, closed at 16.
        spells: [
          { startedAt: '2026-01-03T11:00:00.000Z', resolvedAt: '2026-01-03T12:00:00.000Z' },
          { startedAt: '2026-01-03T14:00:00.000Z', resolvedAt: '2026-01-03T16:00:00.000Z' },
        ],
      },
    ]);
  };

  it('takes over what webhooks would have told, and changes nothing the second time', async () => {
    const first = await andon(folder, words('--json'), token);
    expect({ code: first.code, err: first.err }).toEqual({ code: 0, err: '' });
    await expectWhole();
    await whenJoined();
    const before = await board();
    const second = await andon(folder, words('--json'), token);
    const { kept } = JSON.parse(first.out);
    expect(JSON.parse(second.out)).toMatchObject({ kept: 0, same: kept });
    expect(await board()).toEqual(before);
  });

  it('brings the commits between two deployments, so that there are lead times', async () => {
    await andon(folder, words(), token);
    await whenRead();
    await whenJoined();
    const query = 'metric=lead-time&service=orders&from=2026-01-01T00:00:00Z&to=2026-01-08T00:00:00Z';
    const figure = await (await fetch(`${server.url}/api/v1/figures?${query}`)).json();
    expect(figure).toMatchObject({ n: 12 });
  });

  it('waits as the host asks, and tries again where it stumbles', async () => {
    host.trouble = (count) => {
      if (count === 3) return { status: 403, headers: { 'retry-after': '1' } };
      return count === 6 ? { status: 502 } : undefined;
    };
    const { code, err } = await andon(folder, words(), token);
    expect(code).toBe(0);
    expect(err).toContain("the host's limit of requests is reached; going on in 1 s");
    expect(err).toMatch(/: it answers 502; asked again in 1 s/);
    await expectWhole();
  });

  it('goes on where it was killed: nothing is lost, and nothing is there twice', async () => {
    const child = killable(folder, words(), token);
    const killed = new Promise<void>((resolve) => {
      host.onRequest = (count) => {
        if (count !== 12) return;
        child.kill('SIGKILL');
        resolve();
      };
    });
    await killed;
    await child.ended;
    host.onRequest = () => undefined;
    const askedBefore = host.asked.length;
    const { code, err } = await andon(folder, words(), token);
    expect(code).toBe(0);
    expect(err).toContain('going on where this import was interrupted');
    await expectWhole();
    // Pull requests were read to their end before, and two pages of deployments, two on each.
    const lists = host.asked.slice(askedBefore).filter((path) => /\/(pulls|deployments)\?/.test(path));
    expect(lists.map((path) => /\/(\w+)\?.*&page=(\d+)/.exec(path)?.slice(1))).toEqual([
      ['deployments', '3'],
      ['deployments', '4'],
    ]);
  });

  it('takes only what is younger, and what ran before it as its baseline', async () => {
    await andon(folder, words('--since', '2026-01-05', '--what', 'deployments,commits'), token);
    const { deployments, incidents } = await board();
    expect(deployments.map(({ id }) => id)).toEqual(['107', '106', '105']);
    expect(incidents).toEqual([]);
    const asked = host.asked
      .filter((path) => path.includes('/compare/'))
      .map((path) => path.split('/compare/')[1]);
    // 5 against 3 too, which ran before and is not taken over.
    expect(asked.map((range) => range?.slice(0, 2) + (range ?? '').slice(43, 45))).toEqual(['0507', '0305']);
  });
});

describe('import github, where no server runs', { timeout: 60_000 }, () => {
  let host: CodeHost;
  beforeEach(async () => {
    host = await startCodeHost({ routes: githubHistory, token: 'ghs_secret', pageSize: 2 });
    return () => host.close();
  });

  it.each([
    [{}, 1, 'the host does not take the token'],
    [{ GITHUB_TOKEN: 'ghs_wrong' }, 1, 'the host does not take the token'],
  ])('says why the host refuses', async (variables, code, message) => {
    const ended = await andon(withOrders(), wordsFor(host), variables);
    expect(ended.code).toBe(code);
    expect(ended.err).toContain(message);
    expect(ended.err).not.toContain('ghs_wrong');
  });

  it('says that the host knows no such repository', async () => {
    const { code, err } = await andon(withOrders(), [...wordsFor(host), '--repository', 'acme/none'], token);
    expect(code).toBe(1);
    expect(err).toContain('the host knows nothing there, or the token may not see it (404: Not Found)');
  });

  it.each([
    [['--what', 'issues'], '--what: "issues" is none of'],
    [['--since', 'last week'], '--since: "last week" is not a time'],
    [['--api', 'ftp://x'], '--api is not the plain address'],
    [['--repository', 'orders'], 'is not the whole name'],
  ])('is called wrongly by %s', async (more, message) => {
    const { code, err } = await andon(withOrders(), wordsFor(host, ...more), token);
    expect(code).toBe(2);
    expect(err).toContain(message);
  });

  it('goes into the data folder where no server runs', async () => {
    const own = withOrders();
    expect((await andon(own, wordsFor(host), token)).code).toBe(0);
    const other = await serveFolder(own);
    const { items } = await (await fetch(`${other.url}/api/v1/deployments`)).json();
    await other.stop();
    expect(items).toHaveLength(7);
  });
});
