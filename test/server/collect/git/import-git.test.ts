import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importGit } from '../../../../server/collect/git/import-git.ts';
import { createRepository, createSampleRepository } from './sample-repository.ts';

const noonMs = (day: number): number => Date.UTC(2026, 0, day, 12);
const made: string[] = [];
const keep = (path: string): string => {
  made.push(path);
  return path;
};
afterAll(() => {
  for (const path of made) rmSync(path, { recursive: true });
});

const read = (repository: string, tags = '*') =>
  importGit({ repository, service: 'orders', tags, environment: 'production', variables: process.env });

describe('the history of a repository with release branches', () => {
  let repository = '';
  beforeAll(() => {
    repository = keep(createSampleRepository());
  });

  it('has one deployment for each matching tag, at the time of the tag, oldest first', async () => {
    const { deployments } = await read(repository, 'v*');
    expect(deployments.map(({ id, finishedAtMs }) => [id, finishedAtMs])).toEqual([
      ['v1.0.0', noonMs(3)],
      ['v1.0.1', noonMs(5)],
      // two tags of one moment on one commit: in the order of their names
      ['v1.0.2', noonMs(7)],
      ['v1.0.2-hotfix', noonMs(7)],
      ['v0-old', noonMs(8)],
      ['v1.1.0', noonMs(11)],
      ['v1.0.3', noonMs(12)],
    ]);
  });

  it('carries each commit with the first tag that contains it', async () => {
    const { deployments, changes } = await read(repository, 'v*');
    const carried = deployments.map(({ id }) => [
      id,
      changes
        .filter((change) => change.deploymentId === id)
        .map((change) => change.message)
        .sort()
        .join(' '),
    ]);
    // Counted by hand in the drawing of `createSampleRepository`. Release was branched off B, so it lacks C.
    expect(carried).toEqual([
      ['v1.0.0', 'A B'],
      ['v1.0.1', 'E'],
      ['v1.0.2', 'H'],
      ['v1.0.2-hotfix', ''],
      ['v0-old', ''],
      ['v1.1.0', 'C D F M T'],
      ['v1.0.3', ''],
    ]);
  });

  it('tells merges by their parents, and takes the time of the committer', async () => {
    const { changes } = await read(repository, 'v*');
    const of = (message: string) => changes.find((change) => change.message === message);
    expect(of('A')).toMatchObject({ parentCount: 0, committedAtMs: noonMs(1) });
    expect(of('T')).toMatchObject({ parentCount: 1, committedAtMs: noonMs(8) });
    expect(of('M')).toMatchObject({ parentCount: 2, committedAtMs: noonMs(9) });
  });

  it('names what it knows, and leaves open what a tag does not say', async () => {
    const { deployments } = await read(repository, 'v1.0.1');
    expect(deployments).toEqual([
      {
        service: 'orders',
        environment: 'production',
        id: 'v1.0.1',
        version: 'v1.0.1',
        sha: execFileSync('git', ['-C', repository, 'rev-parse', 'v1.0.1'], { encoding: 'utf8' }).trim(),
        repository,
        finishedAtMs: noonMs(5),
        startedAtMs: null,
        result: 'success',
        automated: null,
        unplanned: null,
        fixesIncident: null,
        rollbackOf: null,
        url: null,
        source: 'api',
        ref: null,
        previousSha: null,
      },
    ]);
  });

  it('takes only matching tags, and then leaves nothing out that the others carried', async () => {
    const { deployments, changes } = await read(repository, 'v1.1.*');
    expect(deployments).toHaveLength(1);
    // A, B, C, D, F, T and M; E and H are on the release branch alone
    expect(changes).toHaveLength(7);
  });

  it('is the same when it is read again', async () => {
    expect(await read(repository)).toEqual(await read(repository));
  });

  it('is the same whatever language and settings the reader has', async () => {
    const variables = {
      ...process.env,
      LANG: 'ko_KR.UTF-8',
      GIT_DIR: '/nonexistent',
      GIT_CONFIG_COUNT: '2',
      GIT_CONFIG_KEY_0: 'column.ui',
      GIT_CONFIG_VALUE_0: 'always',
      GIT_CONFIG_KEY_1: 'tag.sort',
      GIT_CONFIG_VALUE_1: '-refname',
    };
    const request = { repository, service: 'orders', tags: '*', environment: 'production', variables };
    expect(await importGit(request)).toEqual(await read(repository));
  });
});

describe('odd tags and commits', () => {
  it('a tag of a tag releases the commit behind it, and a tag of a folder releases nothing', async () => {
    const { path, git, commit } = createRepository();
    keep(path);
    commit(1, '작업지시 “quoted”\ttab');
    git(2, 'tag', '-a', '-m', 'x', 'inner');
    git(3, 'tag', '-a', '-m', 'x', 'outer', 'inner');
    git(3, 'tag', 'tree', 'HEAD^{tree}');
    const { deployments, changes, skippedTags } = await read(path);
    expect(deployments.map(({ id }) => id)).toEqual(['inner', 'outer']);
    expect(changes.map(({ message }) => message)).toEqual(['작업지시 “quoted”\ttab']);
    expect(skippedTags).toEqual(['tree']);
  });

  it('a commit without a message has none', async () => {
    const { path, git, commit } = createRepository();
    keep(path);
    commit(1, '');
    git(2, 'tag', 'release/1.0');
    expect((await read(path)).changes).toMatchObject([{ message: null, deploymentId: 'release/1.0' }]);
  });

  it('a tag that looks like an option is a tag', async () => {
    const { path, git, commit } = createRepository();
    keep(path);
    commit(1, 'A');
    git(2, 'update-ref', 'refs/tags/--output', 'HEAD');
    expect((await read(path, '--*')).deployments.map(({ id }) => id)).toEqual(['--output']);
  });
});

describe('the repository of a deployment', () => {
  it('is the address of its origin, without the password in it', async () => {
    const { path, git, commit } = createRepository();
    keep(path);
    commit(1, 'A');
    git(2, 'tag', 'v1');
    git(2, 'remote', 'add', 'origin', 'https://user:secret@git.example/acme/orders.git');
    expect((await read(path)).deployments[0]?.repository).toBe('https://git.example/acme/orders.git');
  });
});

describe('what cannot be imported says why', () => {
  it('a folder that is none, or holds no repository', async () => {
    const folder = keep(mkdtempSync(join(tmpdir(), 'andon-no-git-')));
    const problem = { kind: 'not-a-repository' };
    await expect(read(folder)).rejects.toMatchObject(problem);
    await expect(read(join(folder, 'absent'))).rejects.toMatchObject(problem);
    await expect(read('-x')).rejects.toMatchObject(problem);
  });

  it('a repository without a matching tag', async () => {
    const { path, commit } = createRepository();
    keep(path);
    commit(1, 'A');
    await expect(read(path, 'v*')).rejects.toMatchObject({
      kind: 'no-tags',
      message: `no tag of ${path} matches "v*"; tags are read as releases`,
    });
  });

  it('a shallow clone', async () => {
    const folder = keep(mkdtempSync(join(tmpdir(), 'andon-shallow-')));
    const clone = join(folder, 'clone');
    const source = keep(createSampleRepository());
    execFileSync('git', ['clone', '--quiet', '--depth', '1', `file://${source}`, clone], { stdio: 'ignore' });
    await expect(read(clone)).rejects.toMatchObject({ kind: 'shallow' });
  });

  it('a machine without git', async () => {
    const { path } = createRepository();
    keep(path);
    const request = { repository: path, service: 'a', tags: '*', environment: 'production' };
    await expect(importGit({ ...request, variables: { PATH: '/nonexistent' } })).rejects.toMatchObject({
      kind: 'no-git',
    });
  });
});
