import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createCodeHosts } from '../../../../server/collect/changes/hosts/create-code-hosts.ts';
import { createHttpClient } from '../../../../server/collect/http/http-client.ts';
import type { CodeHostConfig } from '../../../../server/config/code-host-config.ts';
import { createTestClock } from '../../../fakes/test-clock.ts';
import { createChangesRig, deploymentOf, noonMs } from './changes-rig.ts';

interface Answer {
  readonly status?: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A stand-in for a host: answers what `answers` has under a path with its query, else 404. */
async function standIn(answers: (origin: string) => Readonly<Record<string, Answer>>) {
  const asked: string[] = [];
  const tokens = new Set<string | undefined>();
  let known: Readonly<Record<string, Answer>> = {};
  const server = createServer((request: IncomingMessage, response) => {
    asked.push(request.url ?? '');
    tokens.add(request.headers.authorization);
    const { status = 200, body = {}, headers = {} } = known[request.url ?? ''] ?? { status: 404 };
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  known = answers(origin);
  return { origin, asked, tokens };
}

function hostsAt(apiUrl: string, kind: CodeHostConfig['kind'] = 'github', token: string | null = 'secret') {
  const clock = createTestClock(Date.UTC(2026, 2, 1));
  const http = createHttpClient({ clock, userAgent: 'Andon/0', outbound: () => ({ allow: [], deny: [] }) });
  onTestFinished(() => http.close());
  const host: CodeHostConfig = { kind, webUrl: 'https://git.example', apiUrl, token };
  const { signal } = new AbortController();
  return { clock, hosts: createCodeHosts({ http, clock, hosts: () => [host], signal }) };
}

const repository = 'https://git.example/Acme/Orders.git';
const sha = (letter: string): string => letter.repeat(40);
const iso = (day: number): string => new Date(noonMs(day)).toISOString();

/** As `GET /repos/{owner}/{repo}/compare/{basehead}` of the REST API of GitHub lists a commit. */
const githubCommit = (letter: string, day: number, message = letter, parents = 1) => ({
  sha: sha(letter),
  commit: { message, author: { date: iso(1) }, committer: { date: iso(day) } },
  parents: Array.from({ length: parents }, () => ({ sha: sha('0') })),
});

describe('GitHub', () => {
  const compare = `/repos/acme/orders/compare/${sha('a')}...${sha('e')}?per_page=100`;
  const commits = [
    githubCommit('b', 2, 'Squashed (#4)'),
    githubCommit('c', 3, 'Pick\n\n(cherry picked from commit 1234567)'),
    githubCommit('d', 3),
    githubCommit('e', 4, 'Merge pull request #5 from acme/topic', 2),
  ];
  const pages = (origin: string) => ({
    [compare]: {
      body: { total_commits: 4, commits: commits.slice(0, 2) },
      headers: { link: `<${origin}${compare}&page=2>; rel="next", <${origin}${compare}&page=2>; rel="last"` },
    },
    [`${compare}&page=2`]: { body: { total_commits: 4, commits: commits.slice(2) } },
    '/repos/acme/orders/pulls/4': {
      body: {
        number: 4,
        merged_at: iso(2),
        created_at: iso(1),
        merge_commit_sha: sha('b'),
        commits: 2,
        labels: [{ name: 'bug' }],
        head: { sha: sha('9'), ref: 'topic' },
        base: { ref: 'main' },
      },
    },
    '/repos/acme/orders/pulls/4/commits?per_page=100': { body: [githubCommit('8', 1), githubCommit('9', 2)] },
    [`/repos/acme/orders/commits/${sha('c')}/pulls`]: { body: [] },
  });

  it('fills the gap between two deployments, page by page, with the times of pull requests', async () => {
    const { origin, asked, tokens } = await standIn(pages);
    const rig = createChangesRig({ repository }, hostsAt(origin).hosts);
    rig.deploy(deploymentOf('d1', 1, { sha: sha('a') }), deploymentOf('d2', 5, { sha: sha('e') }));
    await rig.settle();
    expect(rig.sources()).toEqual({ d1: 'baseline', d2: 'api' });
    expect(rig.messages().d2).toEqual([
      'Merge pull request #5 from acme/topic',
      'Pick',
      'Squashed (#4)',
      'd',
    ]);
    expect(rig.change('Squashed (#4)')).toMatchObject({
      committedAtMs: noonMs(2),
      pullRequest: '4',
      firstCommitAtMs: noonMs(1),
      openedAtMs: noonMs(1),
      mergedAtMs: noonMs(2),
    });
    expect(rig.change('Pick')?.originSha).toBe('1234567');
    expect([...tokens]).toEqual(['Bearer secret']);
    // What the host said is kept: a later deployment asks for what is new alone.
    const before = asked.filter((path) => path.includes('/compare/')).length;
    rig.deploy(deploymentOf('d3', 6, { sha: sha('e') }));
    await rig.settle();
    expect(asked.filter((path) => path.includes('/compare/'))).toHaveLength(before);
    expect(rig.messages().d3).toEqual([]);
  });

  it('that lists fewer commits than there are leaves a gap', async () => {
    const { origin } = await standIn(() => ({ [compare]: { body: { total_commits: 400, commits } } }));
    const rig = createChangesRig({ repository }, hostsAt(origin).hosts);
    rig.deploy(deploymentOf('d1', 1, { sha: sha('a') }), deploymentOf('d2', 5, { sha: sha('e') }));
    await rig.settle();
    expect(rig.sources().d2).toBe('range-gap GitHub lists 4 of 400 commits');
  });

  it('is asked for the files of commits where a repository is shared', async () => {
    const { origin } = await standIn(() => ({
      [compare]: { body: { total_commits: 2, commits: [commits[0], commits[2]] } },
      [`/repos/acme/orders/commits/${sha('b')}?per_page=100`]: {
        body: { files: [{ filename: 'orders/x' }] },
      },
      [`/repos/acme/orders/commits/${sha('d')}?per_page=100`]: {
        body: { files: [{ filename: 'web/y', previous_filename: 'web/z' }] },
      },
    }));
    const rig = createChangesRig({ repository, paths: ['orders'] }, hostsAt(origin).hosts);
    rig.deploy(deploymentOf('d1', 1, { sha: sha('a') }), deploymentOf('d2', 5, { sha: sha('e') }));
    await rig.settle();
    expect(rig.messages().d2).toEqual(['Squashed (#4)']);
  });

  it.each([
    [{ status: 429, headers: { 'retry-after': '120' } }, 120],
    // The reset is 90 s ahead of the clock, and a second more since clocks differ.
    [
      {
        status: 403,
        headers: {
          'x-ratelimit-remaining': '0',
          'x-ratelimit-reset': String(Date.UTC(2026, 2, 1) / 1_000 + 90),
        },
      },
      91,
    ],
  ])('that answers %j is left alone for as long', async (answer, seconds) => {
    const { origin, asked } = await standIn(() => ({ [compare]: answer }));
    const { hosts, clock } = hostsAt(origin);
    const ask = () => hosts.compare(repository, sha('a'), sha('e'));
    expect(await ask()).toMatchObject({ problem: 'rate-limited' });
    await clock.advance(seconds * 1_000 - 1);
    expect(await ask()).toMatchObject({ problem: 'rate-limited' });
    expect(asked).toHaveLength(1);
    await clock.advance(1);
    await ask();
    expect(asked).toHaveLength(2);
  });

  it('is not asked for what is gone over and over, nor where no token is given', async () => {
    const { origin, asked } = await standIn(() => ({}));
    const { hosts } = hostsAt(origin);
    for (let time = 0; time < 3; time += 1)
      expect(await hosts.compare(repository, sha('a'), sha('e'))).toMatchObject({
        problem: 'unknown-commit',
      });
    expect(asked).toHaveLength(1);
    expect(hosts.knows('https://elsewhere.example/acme/orders')).toBe(false);
    expect(hostsAt(origin, 'github', null).hosts.knows(repository)).toBe(false);
  });

  it.each([
    'https://git.example/acme/../../user',
    'https://git.example/../admin',
    'https://git.example/acme/.',
    'https://git.example/acme',
    'https://git.example/acme/orders?page=2',
    'https://git.example/acme/orders#x',
    'https://git.example.elsewhere.example/acme/orders',
    'https://git.example@elsewhere.example/acme/orders',
  ])('is asked for no place that %s makes up', async (address) => {
    const { origin, asked } = await standIn(() => ({}));
    const { hosts } = hostsAt(origin);
    expect(hosts.knows(address)).toBe(false);
    await hosts.compare(address, sha('a'), sha('e'));
    await hosts.pullsWith(address, sha('a'));
    expect(asked).toEqual([]);
  });

  it('is asked once which pull requests a commit has, however often its deployments are looked at', async () => {
    const { origin, asked } = await standIn(() => ({
      [compare]: { body: { total_commits: 1, commits: [githubCommit('d', 3)] } },
      [`/repos/acme/orders/commits/${sha('d')}/pulls`]: { body: [] },
    }));
    const { hosts } = hostsAt(origin);
    for (let time = 0; time < 3; time += 1) expect(await hosts.pullsWith(repository, sha('d'))).toEqual([]);
    for (let time = 0; time < 3; time += 1) expect(await hosts.pull(repository, '4')).toBeNull();
    expect(asked).toHaveLength(2);
  });

  it('that cannot be reached is left alone for a minute, and what it did not say is asked then', async () => {
    const gone = createServer();
    await new Promise<void>((resolve) => gone.listen(0, '127.0.0.1', resolve));
    const { port } = gone.address() as AddressInfo;
    await new Promise((resolve) => gone.close(resolve));
    const { hosts, clock } = hostsAt(`http://127.0.0.1:${port}`);
    expect(await hosts.pullsWith(repository, sha('d'))).toEqual([]);
    const back = createServer((_, response) =>
      response.end(JSON.stringify([{ number: 4, merged_at: iso(1) }])),
    );
    await new Promise<void>((resolve) => back.listen(port, '127.0.0.1', resolve));
    onTestFinished(() => void back.close());
    await clock.advance(59_999);
    expect(await hosts.pullsWith(repository, sha('d'))).toEqual([]);
    await clock.advance(1);
    expect(await hosts.pullsWith(repository, sha('d'))).toEqual(['4']);
  });

  it('that cannot be reached is a failure with its reason', async () => {
    const { hosts } = hostsAt('http://127.0.0.1:1');
    expect(await hosts.compare(repository, sha('a'), sha('e'))).toMatchObject({ problem: 'fetch-failed' });
  });

  it('whose next page lies elsewhere gets no token there', async () => {
    const { origin } = await standIn(() => ({
      [compare]: {
        body: { total_commits: 4, commits: [] },
        headers: { link: '<http://127.0.0.1:2/x>; rel="next"' },
      },
    }));
    expect(await hostsAt(origin).hosts.compare(repository, sha('a'), sha('e'))).toMatchObject({
      problem: 'fetch-failed',
    });
  });
});

describe('GitLab', () => {
  it('fills the gap as well, and knows which merge request a commit belongs to', async () => {
    const project = `/projects/${encodeURIComponent('acme/orders')}`;
    // As `GET /projects/:id/repository/compare` of the REST API of GitLab lists a commit.
    const gitlabCommit = (letter: string, day: number, title = letter) => ({
      id: sha(letter),
      title,
      message: `${title}\n\nbody`,
      committed_date: iso(day),
      parent_ids: [sha('0')],
    });
    const { origin, tokens } = await standIn(() => ({
      [`${project}/repository/compare?from=${sha('a')}&to=${sha('c')}`]: {
        body: { commits: [gitlabCommit('b', 2), gitlabCommit('c', 3)], compare_timeout: false },
      },
      [`${project}/repository/commits/${sha('b')}/merge_requests`]: {
        body: [{ iid: 7, merged_at: iso(3) }],
      },
      [`${project}/merge_requests/7`]: {
        body: {
          iid: 7,
          merged_at: iso(3),
          created_at: iso(2),
          sha: sha('c'),
          merge_commit_sha: null,
          squash_commit_sha: null,
          labels: ['bug'],
        },
      },
      [`${project}/merge_requests/7/commits?per_page=100`]: {
        body: [gitlabCommit('c', 3), gitlabCommit('b', 2)],
      },
    }));
    const rig = createChangesRig({ repository }, hostsAt(origin, 'gitlab').hosts);
    rig.deploy(deploymentOf('d1', 1, { sha: sha('a') }), deploymentOf('d2', 5, { sha: sha('c') }));
    await rig.settle();
    expect(rig.messages().d2).toEqual(['b', 'c']);
    for (const message of ['b', 'c'])
      expect(rig.change(message)).toMatchObject({ pullRequest: '7', firstCommitAtMs: noonMs(2) });
    expect([...tokens]).toEqual(['Bearer secret']);
  });
});
