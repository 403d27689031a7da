import { execFile, spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { loadConfig } from '../../../../server/config/load-config.ts';
import { incidentSnippets } from '../../../../web/screens/setup/snippets/incident-snippets.ts';
import { releaseSnippets } from '../../../../web/screens/setup/snippets/release-snippets.ts';
import type { Snippet, SnippetPlace } from '../../../../web/screens/setup/snippets/snippet.ts';
import { startTestBoard, type TestBoard } from '../../../harness/board.ts';
import { createSampleRepository } from '../../../server/collect/git/sample-repository.ts';

const hasCurl = spawnSync('curl', ['--version']).status === 0;
const title = hasCurl ? 'what is shown to copy' : 'what is shown to copy (skipped: there is no curl)';
const checkout = resolve(import.meta.dirname, '../../../..');

/** The texts of a snippet for one place, in their order. */
const textsOf = (snippets: readonly Snippet[], id: string, goesTo: string, place: SnippetPlace): string[] =>
  (snippets.find((each) => each.id === id)?.boxes ?? [])
    .filter((box) => box.goesTo === goesTo)
    .map(({ text }) => text(place));

describe.skipIf(!hasCurl)(title, { timeout: 60_000 }, () => {
  let board: TestBoard;
  let place: SnippetPlace;
  let clone = '';
  beforeAll(async () => {
    // The texts ask the machine for the time, so that the board's clock stands by it.
    board = await startTestBoard({ yaml: 'services: [{ id: orders }]', startAt: new Date().toISOString() });
    const { key } = JSON.parse(readFileSync(`${board.dataDir}/andon.lock`, 'utf8'));
    const body = { name: 'setup page', scopes: ['deployments', 'incidents'] };
    const made = await board.send<{ secret: string }>('POST', '/api/v1/tokens', body, {
      authorization: `Bearer ${key}`,
    });
    place = { origin: board.url, token: made.body.secret, service: 'orders' };
    clone = createSampleRepository();
  });
  afterAll(async () => {
    await board.close();
    rmSync(clone, { recursive: true });
  });

  /** Runs a text as it stands: in the clone that was deployed, or in the folder of Andon. */
  const run = (
    script: string,
    variables: Readonly<Record<string, string>> = {},
    cwd: string = clone,
  ): Promise<string> =>
    new Promise((done, fail) => {
      const env = { PATH: process.env.PATH, HOME: process.env.HOME, ...variables };
      execFile('sh', ['-e', '-c', script], { cwd, env }, (error, out, err) =>
        error === null ? done(out) : fail(new Error(`${error.message}\n${out}\n${err}`)),
      );
    });
  const newest = async (noun: 'deployments' | 'incidents') =>
    (await board.get<{ items: Record<string, unknown>[] }>(`/api/v1/${noun}?limit=1`)).items[0];
  const find = async (id: string) =>
    (await board.get<{ items: { id: string }[] }>('/api/v1/deployments')).items.find(
      (each) => each.id === id,
    );
  const sha = 'ffac537e6cbbf934b08745a378932722df287a53';

  it('tells of a release by curl', async () => {
    for (const text of textsOf(releaseSnippets, 'curl', 'shell', place)) await run(text);
    expect(await newest('deployments')).toMatchObject({
      service: 'orders',
      version: '2026.11.4',
      sha: expect.stringMatching(/^[0-9a-f]{40}$/),
      result: 'success',
    });
  });

  it('tells of a release by the command line', async () => {
    const [text = ''] = textsOf(releaseSnippets, 'andon', 'checkout', place);
    expect(await run(text, {}, checkout)).toMatch(/^orders: deployment \S+ to production is new\n$/);
  });

  it('tells of a run of GitHub Actions', async () => {
    const [text = ''] = textsOf(releaseSnippets, 'github-actions', '.github/workflows/deploy.yml', place);
    const [step] = parse(text);
    expect(step.env).toEqual({
      ANDON_TOKEN: `\${{ secrets.ANDON_TOKEN }}`,
      RESULT: `\${{ job.status }}`,
    });
    await run(step.run, {
      ANDON_TOKEN: place.token,
      RESULT: 'failure',
      GITHUB_RUN_ID: '1658821493',
      GITHUB_RUN_ATTEMPT: '1',
      GITHUB_SHA: sha,
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_REPOSITORY: 'acme/orders',
    });
    expect(await find('1658821493-1')).toMatchObject({
      result: 'failure',
      sha,
      automated: true,
      repository: 'https://github.com/acme/orders',
      url: 'https://github.com/acme/orders/actions/runs/1658821493',
    });
  });

  it.each([
    ['success', 'success'],
    ['failed', 'failure'],
    ['canceled', 'cancelled'],
  ])('tells of a job of GitLab CI that ended with %s', async (status, result) => {
    const [text = ''] = textsOf(releaseSnippets, 'gitlab-ci', '.gitlab-ci.yml', place);
    const [script] = parse(text).deploy.after_script;
    await run(script, {
      ANDON_TOKEN: place.token,
      CI_JOB_STATUS: status,
      CI_PIPELINE_ID: `77-${status}`,
      CI_COMMIT_SHA: sha,
      CI_PROJECT_URL: 'https://gitlab.example/acme/orders',
      CI_JOB_STARTED_AT: '2026-01-05T10:00:00Z',
      CI_PIPELINE_URL: 'https://gitlab.example/acme/orders/-/pipelines/77',
    });
    expect(await find(`77-${status}`)).toMatchObject({ result, environment: 'production', automated: true });
  });

  it('tells of a build of Jenkins', async () => {
    const [text = ''] = textsOf(releaseSnippets, 'jenkins', 'Jenkinsfile', place);
    const script = text.split("'''")[1] ?? '';
    await run(script, {
      ANDON_TOKEN: place.token,
      RESULT: 'ABORTED',
      BUILD_TAG: 'jenkins-orders-12',
      BUILD_URL: 'http://ci.example/job/orders/12/',
      GIT_COMMIT: sha,
    });
    expect(await find('jenkins-orders-12')).toMatchObject({ result: 'cancelled', sha });
  });

  it.each([
    ['curl', 'shell'],
    ['andon', 'checkout'],
  ])('tells of an incident and of its end by %s', async (id, goesTo) => {
    const texts = textsOf(incidentSnippets, id, goesTo, place);
    expect(texts).toHaveLength(2);
    // One shell, as somebody would paste one behind the other.
    await run(texts.join('\n'), {}, goesTo === 'shell' ? clone : checkout);
    expect(await newest('incidents')).toMatchObject({
      title: 'Orders are stuck',
      severity: 2,
      resolvedAt: expect.any(String),
    });
  });

  it('fails where the token is wrong, and does not go on', async () => {
    const [text = ''] = textsOf(releaseSnippets, 'curl', 'shell', { ...place, token: 'andon_wrong' });
    await expect(run(text)).rejects.toThrow('401');
  });
});

describe('the lines for andon.yaml', () => {
  const snippets: readonly Snippet[] = [...releaseSnippets, ...incidentSnippets];
  const place = { origin: 'https://andon.example', token: 'andon_x', service: 'orders' };
  const lines = snippets.flatMap(({ id, boxes }) =>
    boxes.filter(({ goesTo }) => goesTo === 'andon.yaml').map(({ text }) => [id, text(place)] as const),
  );

  it.each(lines)('of %s are taken, and its address leads to that hook', (id, text) => {
    const variables = [...text.matchAll(/\$\{(\w+)\}/g)].map(
      ([, name = '']) => [name, 'of-the-team'] as const,
    );
    const environment = Object.fromEntries(variables);
    const { hooks } = loadConfig(`services: [{ id: orders }]\n${text}`, {
      file: 'andon.yaml',
      environment,
      folder: '/',
      readFile: () => '',
    });
    const [hook] = hooks;
    const own = snippets
      .filter((each) => each.id === id)
      .flatMap(({ boxes }) => boxes.map((box) => box.text(place)));
    expect(own.join('\n')).toContain(`https://andon.example/hooks/${hook?.name}`);
  });
});
