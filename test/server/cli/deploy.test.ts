import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSampleRepository } from '../collect/git/sample-repository.ts';
import { andon, createFolder, serveFolder } from './andon.ts';

const made: string[] = [];
const keep = (path: string): string => {
  made.push(path);
  return path;
};
afterAll(() => {
  for (const path of made) rmSync(path, { recursive: true });
});

const withOrders = (): string => {
  const folder = keep(createFolder());
  writeFileSync(join(folder, 'andon.yaml'), 'services: [{ id: orders, aka: [shop] }]\n');
  return folder;
};

interface Listed {
  readonly items: readonly Record<string, unknown>[];
}

describe('deploy and incident', { timeout: 60_000 }, () => {
  let [folder, token] = ['', ''];
  let server: Awaited<ReturnType<typeof serveFolder>>;
  beforeAll(async () => {
    folder = withOrders();
    server = await serveFolder(folder);
    const words = ['token', 'create', '--name', 'ci', '--scopes', 'deployments,incidents'];
    token = (await andon(folder, words)).out.trim();
    return () => server.stop();
  }, 60_000);
  const list = async (noun: 'deployments' | 'incidents'): Promise<Listed> =>
    (await fetch(`${server.url}/api/v1/${noun}`)).json();
  /** As a pipeline runs it: in a folder of its own, with nothing but variables. */
  const inPipeline = (words: readonly string[], variables: Readonly<Record<string, string>> = {}) =>
    andon(keep(createFolder()), words, { ANDON_SERVER: server.url, ANDON_TOKEN: token, ...variables });

  it('takes what GitHub Actions, GitLab CI and Jenkins say of a run', async () => {
    // Variables as their documentation names them.
    const runs = [
      {
        GITHUB_ACTIONS: 'true',
        GITHUB_RUN_ID: '1658821493',
        GITHUB_RUN_ATTEMPT: '2',
        GITHUB_SHA: 'ffac537e6cbbf934b08745a378932722df287a53',
        GITHUB_REF_NAME: 'v1.4.0',
        GITHUB_REF_TYPE: 'tag',
        GITHUB_SERVER_URL: 'https://github.com',
        GITHUB_REPOSITORY: 'acme/orders',
      },
      {
        GITLAB_CI: 'true',
        CI_PIPELINE_ID: '77',
        CI_COMMIT_SHA: '1ecfd275763eff1d6b4844ea3168962458c9f27a',
        CI_COMMIT_REF_NAME: 'main',
        CI_PROJECT_URL: 'https://gitlab.example/acme/orders',
        CI_PIPELINE_URL: 'https://gitlab.example/acme/orders/-/pipelines/77',
        CI_ENVIRONMENT_NAME: 'staging',
      },
      {
        JENKINS_URL: 'http://ci.example/',
        BUILD_TAG: 'jenkins-orders-12',
        BUILD_URL: 'http://ci.example/job/orders/12/',
        GIT_COMMIT: '9fceb02d0ae598e95dc970b74767f19372d61af8',
        GIT_URL: 'https://git.example/acme/orders.git',
      },
    ];
    for (const run of runs)
      expect(await inPipeline(['deploy', '--service', 'shop'], run)).toMatchObject({ code: 0, err: '' });
    const told = (await list('deployments')).items;
    const byId = (id: string) => told.find((each) => each.id === id);
    expect(byId('1658821493-2')).toMatchObject({
      service: 'orders',
      environment: 'production',
      version: 'v1.4.0',
      sha: 'ffac537e6cbbf934b08745a378932722df287a53',
      repository: 'https://github.com/acme/orders',
      url: 'https://github.com/acme/orders/actions/runs/1658821493',
      automated: true,
      result: 'success',
    });
    expect(byId('77')).toMatchObject({ environment: 'staging', version: null, automated: true });
    expect(byId('jenkins-orders-12')).toMatchObject({ url: 'http://ci.example/job/orders/12/' });
  });

  it('takes what the options say before what the pipeline says, and the same id again updates', async () => {
    const words = ['deploy', '--service', 'orders', '--id', 'r9', '--finished', '2026-01-05T10:00:00+09:00'];
    const more = [
      '--started',
      '2026-01-05T00:30:00Z',
      '--unplanned',
      '--rollback-of',
      'r8',
      '--result',
      'failure',
    ];
    const first = await inPipeline([...words, ...more, '--json'], { CI: 'true', GITHUB_RUN_ID: '5' });
    expect(JSON.parse(first.out)).toMatchObject({ id: 'r9', created: 1, updated: 0, through: 'server' });
    expect((await list('deployments')).items.find(({ id }) => id === 'r9')).toMatchObject({
      finishedAt: '2026-01-05T01:00:00.000Z',
      startedAt: '2026-01-05T00:30:00.000Z',
      unplanned: true,
      automated: true,
      rollbackOf: 'r8',
      result: 'failure',
    });
    const again = await inPipeline([...words, '--version', '9.1']);
    expect(again).toMatchObject({ code: 0, out: 'orders: deployment r9 to production is updated\n' });
  });

  it('takes the commit that the folder stands on where nothing else says it', async () => {
    const repository = keep(createSampleRepository());
    const variables = { ANDON_SERVER: server.url, ANDON_TOKEN: token };
    await andon(repository, ['deploy', '--service', 'orders', '--id', 'head'], variables);
    const { items } = await list('deployments');
    expect(items.find(({ id }) => id === 'head')).toMatchObject({
      sha: expect.stringMatching(/^[0-9a-f]{40}$/),
      automated: null,
    });
  });

  it('opens an incident under an id that it prints, and resolves it by that', async () => {
    const words = ['incident', 'open', '--service', 'orders', '--title', 'Orders are stuck'];
    const times = ['--started', '2026-01-05T10:00:00Z', '--detected', '2026-01-05T10:04:00Z'];
    const cause = ['--caused-by', '1ecfd275763eff1d6b4844ea3168962458c9f27a', '--severity', 'critical'];
    const opened = await inPipeline([...words, ...times, ...cause, '--detected-by', 'monitoring']);
    expect(opened.out).toMatch(/^\d{8}-\d{6}-[0-9a-f]{6}\n$/);
    const id = opened.out.trim();
    const resolved = await inPipeline([
      'incident',
      'resolve',
      '--id',
      id,
      '--at',
      '2026-01-05T11:00:00Z',
      '--json',
    ]);
    expect(JSON.parse(resolved.out)).toMatchObject({
      id,
      severity: 1,
      detectedAt: '2026-01-05T10:04:00.000Z',
      detectedBy: 'monitoring',
      resolvedAt: '2026-01-05T11:00:00.000Z',
      causedBy: { deployment: null, sha: '1ecfd275763eff1d6b4844ea3168962458c9f27a' },
    });
  });

  it('reads the token from a file, and never says it', async () => {
    const place = keep(createFolder());
    writeFileSync(join(place, 'token'), `${token}\n`);
    const words = [
      'deploy',
      '--service',
      'orders',
      '--id',
      'f1',
      '--token-file',
      'token',
      '--server',
      server.url,
    ];
    expect(await andon(place, words)).toMatchObject({ code: 0 });
    writeFileSync(join(place, 'token'), 'andon_wrong\nsecond line\n');
    for (const variables of [{}, { ANDON_TOKEN: 'andon_wrong' }]) {
      const asked = 'ANDON_TOKEN' in variables ? words.filter((word) => !/token/.test(word)) : words;
      const { code, out, err } = await andon(place, asked, variables);
      expect(code).toBe(1);
      expect(err).not.toBe('');
      expect(out + err).not.toContain('andon_wrong');
    }
  });

  it.each([
    [['deploy', '--service', 'orders'], '--id is needed: no variable of a pipeline names this run'],
    [['deploy', '--id', '1'], '--service ID is needed'],
    [['deploy', '--service', 'orders', '--id', '1', '--result', 'ok'], '--result: "ok" is none of success'],
    [
      ['deploy', '--service', 'orders', '--id', '1', '--finished', 'noon'],
      '--finished: "noon" is not a time',
    ],
    [['incident', 'open', '--service', 'orders', '--title', 'x', '--severity', 'bad'], '--severity: "bad"'],
    [['incident', 'resolve'], '--id ID is needed'],
    [
      ['deploy', '--service', 'o', '--id', '1', '--server', 'http://bob:pw1@host'],
      '--server holds a name or',
    ],
  ])('is called wrongly by %s', async (words, message) => {
    const { code, err } = await inPipeline(words);
    expect(code).toBe(2);
    expect(err).toContain(message);
    expect(err).not.toContain('pw1');
  });

  it.each([
    [['deploy', '--service', 'ordres', '--id', '1'], 'did you mean "orders"?'],
    [['incident', 'resolve', '--id', 'none'], 'There is no incident "none".'],
    [['deploy', '--service', 'orders', '--id', '1', '--finished', '2096-01-01T00:00:00Z'], 'ahead'],
  ])('says why %s went wrong', async (words, message) => {
    const { code, err } = await inPipeline(words);
    expect(code).toBe(1);
    expect(err).toContain(message);
  });

  it('writes into the data folder where no server runs', async () => {
    const place = withOrders();
    const open = ['incident', 'open', '--service', 'shop', '--title', 'x', '--id', 'i1', '--json'];
    expect(JSON.parse((await andon(place, open)).out)).toMatchObject({ service: 'orders', severity: 2 });
    const { out } = await andon(place, ['incident', 'resolve', '--id', 'i1']);
    expect(out).toMatch(/^orders: incident i1 is resolved, /);
    const told = await andon(place, ['deploy', '--service', 'orders', '--id', 'd1', '--json']);
    expect(JSON.parse(told.out)).toMatchObject({ created: 1, through: 'store' });
  });
});
