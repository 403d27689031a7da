import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { importGit } from '../../../../server/collect/git/import-git.ts';
import { createRepository, createSampleRepository } from '../git/sample-repository.ts';
import { createChangesRig, deploymentOf, noonMs } from './changes-rig.ts';

/** A repository that is gone when the test is over, with commits that change files. */
function createOrders() {
  const { path, git, commit } = createRepository();
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return {
    path,
    git,
    commit,
    change(day: number, message: string, file = message): string {
      mkdirSync(dirname(join(path, file)), { recursive: true });
      writeFileSync(join(path, file), `${message}\n`);
      git(day, 'add', '.');
      return commit(day, message);
    },
  };
}

/** Another place for a clone, gone when the test is over. */
function cloneOf(path: string, ...options: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'andon-clone-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const clone = join(folder, 'clone');
  execFileSync('git', ['clone', '--quiet', ...options, `file://${path}`, clone], { stdio: 'ignore' });
  return clone;
}

describe('the changes of a deployment in a clone', () => {
  it('are the commits since the deployment before, merges among them; the first is a baseline', async () => {
    const { path, git, commit } = createOrders();
    const first = commit(1, 'A');
    git(2, 'switch', '--quiet', '-c', 'topic');
    commit(2, 'T');
    git(3, 'switch', '--quiet', 'main');
    commit(3, 'B');
    git(4, 'merge', '--quiet', '--no-ff', '-m', 'M', 'topic');
    const merged = git(4, 'rev-parse', 'HEAD');
    const rig = createChangesRig({ repository: path });
    rig.deploy(deploymentOf('d1', 1, { sha: first }), deploymentOf('d2', 5, { sha: merged }));
    await rig.settle();
    expect(rig.messages()).toEqual({ d1: [], d2: ['B', 'M', 'T'] });
    expect(rig.sources()).toEqual({ d1: 'baseline', d2: 'repository' });
    expect(rig.change('M')).toMatchObject({ parentCount: 2, committedAtMs: noonMs(4), repository: path });
  });

  it('come from a tag or the beginning of a sha as well, and never from a branch, which moves on', async () => {
    const { path, git, commit } = createOrders();
    commit(1, 'A');
    git(1, 'tag', '-a', '-m', 'x', 'v1.0.0');
    const second = commit(2, 'B');
    commit(3, 'C');
    git(3, 'tag', 'v1.2.0');
    const rig = createChangesRig({ repository: path });
    rig.deploy(
      deploymentOf('d1', 2, { version: 'v1.0.0' }),
      deploymentOf('d2', 3, { sha: second.slice(0, 9) }),
      deploymentOf('d3', 4, { version: '1.2.0', ref: 'main' }),
      deploymentOf('d4', 5, { ref: 'main' }),
      deploymentOf('d5', 6),
    );
    await rig.settle();
    expect(rig.messages()).toEqual({ d1: [], d2: ['B'], d3: ['C'], d4: [], d5: [] });
    expect(rig.sources()).toMatchObject({ d4: 'unknown-commit', d5: 'no-commit' });
  });

  it('are none where what is told names a commit only for now', async () => {
    const { path, git, commit } = createOrders();
    commit(1, 'A');
    git(1, 'tag', 'v1');
    git(1, 'branch', 'beef');
    const last = commit(2, 'B');
    git(2, 'tag', 'v2');
    const rig = createChangesRig({ repository: path });
    // A branch, and what git understands by it: none of it is a commit, and one of them has a tag beside it.
    const told = ['main', 'HEAD', 'HEAD~1', ':/A', 'beef', `${last}~1`];
    rig.deploy(deploymentOf('d0', 1, { ref: 'v1' }));
    rig.deploy(...told.map((sha, index) => deploymentOf(`d${index + 1}`, 2, { sha })));
    rig.deploy(deploymentOf('d7', 3, { version: '2~1' }), deploymentOf('d8', 4, { version: '2^{/A}' }));
    await rig.settle();
    const { d0, d7, d8, ...named } = rig.sources();
    expect({ d0, d7, d8 }).toEqual({ d0: 'baseline', d7: 'unknown-commit', d8: 'unknown-commit' });
    expect([...new Set(Object.values(named))]).toEqual(['no-commit']);
    rig.deploy(deploymentOf('d9', 5, { sha: 'main', previousSha: 'v1', version: 'v2' }));
    for (const id of ['d7', 'd8'])
      rig.store.deployments.remove({ service: 's', environment: 'production', id });
    await rig.settle();
    expect(rig.messages().d9).toEqual(['B']);
  });

  it('are told by the sender where it tells them, and then start the next ones', async () => {
    const { path, commit } = createOrders();
    const [a, b, c] = [commit(1, 'A'), commit(2, 'B'), commit(3, 'C')];
    const rig = createChangesRig({ repository: path });
    rig.deploy(deploymentOf('d1', 2, { sha: a }), deploymentOf('d3', 4, { sha: c }));
    rig.store.deployments.upsert(deploymentOf('d2', 3, { sha: b }), []);
    await rig.settle();
    expect(rig.messages()).toEqual({ d1: [], d2: [], d3: ['C'] });
    expect(rig.sources()).toEqual({ d1: 'baseline', d2: 'told', d3: 'repository' });
  });

  it('start from what ran before, where the sender knows that', async () => {
    const { path, commit } = createOrders();
    const [a, , c] = [commit(1, 'A'), commit(2, 'B'), commit(3, 'C')];
    const rig = createChangesRig({ repository: path });
    rig.deploy(deploymentOf('d1', 4, { sha: c, previousSha: a }));
    await rig.settle();
    expect(rig.messages()).toEqual({ d1: ['B', 'C'] });
  });

  it('are found anew when a deployment before comes late, or is taken away', async () => {
    const { path, commit } = createOrders();
    const [a, b, c] = [commit(1, 'A'), commit(2, 'B'), commit(3, 'C')];
    const rig = createChangesRig({ repository: path });
    rig.deploy(deploymentOf('d1', 1, { sha: a }), deploymentOf('d3', 5, { sha: c }));
    await rig.settle();
    expect(rig.messages()).toEqual({ d1: [], d3: ['B', 'C'] });
    rig.deploy(deploymentOf('d2', 4, { sha: b }));
    await rig.settle();
    expect(rig.messages()).toEqual({ d1: [], d2: ['B'], d3: ['C'] });
    rig.deploy(deploymentOf('d2', 4, { sha: b, result: 'failure' }));
    await rig.settle();
    expect(rig.messages()).toEqual({ d1: [], d3: ['B', 'C'] });
    expect(rig.store.deployments.changeCount(deploymentOf('d2', 4))).toBe(0);
  });

  it('are none of what went out before: after a roll-back, from a hotfix branch', async () => {
    const { path, git, commit } = createOrders();
    const [a, b] = [commit(1, 'A'), commit(2, 'B')];
    git(3, 'switch', '--quiet', '-c', 'hotfix', a);
    const fix = commit(3, 'H');
    git(4, 'switch', '--quiet', 'main');
    git(4, 'merge', '--quiet', '--no-ff', '-m', 'M', 'hotfix');
    const last = commit(5, 'C');
    const deployments = [
      // The newest first: B is in production, and of the baseline.
      deploymentOf('d1', 2, { sha: b }),
      deploymentOf('d2', 3, { sha: a }),
      deploymentOf('d3', 4, { sha: fix }),
      deploymentOf('d4', 6, { sha: last }),
    ];
    const expected = { d1: [], d2: [], d3: ['H'], d4: ['C', 'M'] };
    const together = createChangesRig({ repository: path });
    together.deploy(...deployments);
    await together.settle();
    expect(together.messages()).toEqual(expected);
    const oneByOne = createChangesRig({ repository: path });
    for (const deployment of deployments) {
      oneByOne.deploy(deployment);
      await oneByOne.settle();
    }
    expect(oneByOne.messages()).toEqual(expected);
  });
});

describe('another production environment', () => {
  it('begins with what the others had before it, and goes its own way from then on', async () => {
    const { path, commit } = createOrders();
    const [a, b, c, d] = [commit(1, 'A'), commit(2, 'B'), commit(3, 'C'), commit(4, 'D')];
    const rig = createChangesRig({ repository: path });
    rig.deploy(
      deploymentOf('d1', 1, { sha: a }),
      deploymentOf('u1', 2, { sha: b, environment: 'us' }),
      deploymentOf('d2', 3, { sha: c }),
      deploymentOf('u2', 5, { sha: d, environment: 'us' }),
      deploymentOf('staging', 5, { sha: d, environment: 'staging' }),
    );
    await rig.settle();
    expect(rig.messages()).toEqual({ d1: [], u1: ['B'], d2: ['B', 'C'], u2: ['C', 'D'] });
    expect(rig.sources().staging).toBeNull();
  });
});

describe('tags as deployments', () => {
  it('bring what an import of the same history says, but for the first', async () => {
    const repository = createSampleRepository();
    onTestFinished(() => rmSync(repository, { recursive: true, force: true }));
    const variables = { PATH: process.env.PATH };
    const { deployments, changes } = await importGit({
      repository,
      service: 's',
      tags: '*',
      environment: 'production',
      variables,
    });
    const rig = createChangesRig({ repository });
    // By their tags alone, the newest first.
    rig.deploy(...deployments.toReversed().map((one) => ({ ...one, sha: null })));
    await rig.settle();
    const shasOf = (list: typeof changes) =>
      list.map(({ deploymentId, sha }) => `${deploymentId} ${sha}`).sort();
    const first = deployments[0]?.id;
    expect(shasOf(rig.changes())).toEqual(
      shasOf(changes.filter(({ deploymentId }) => deploymentId !== first)),
    );
  });
});

describe('a service of a shared repository', () => {
  it('has the changes that touch its paths, whatever order its folders are merged in', async () => {
    const { path, git, change, commit } = createOrders();
    const first = change(1, 'A', 'services/orders/a');
    change(2, 'B', 'services/orders-old/b');
    change(3, 'C', 'lib/c');
    git(3, 'switch', '--quiet', '-c', 'topic');
    change(4, 'T', 'services/orders/t');
    change(4, 'U', 'web/u');
    git(5, 'switch', '--quiet', 'main');
    commit(5, 'empty');
    git(5, 'merge', '--quiet', '--no-ff', '-m', 'M', 'topic');
    const last = git(5, 'rev-parse', 'HEAD');
    const rig = createChangesRig({ repository: path, paths: ['services/orders', 'lib/c'] });
    rig.deploy(deploymentOf('d1', 2, { sha: first }), deploymentOf('d2', 6, { sha: last }));
    await rig.settle();
    // The merge touches them too, and is no change itself.
    expect(rig.messages().d2).toEqual(['C', 'M', 'T']);
    rig.reconfigure({ repository: path, paths: ['web'] });
    await rig.settle();
    expect(rig.messages().d2).toEqual(['M', 'U']);
  });
});

describe('one change under two commits', () => {
  it('is known by the trailer of a cherry-pick, and by the same patch where nobody says so', async () => {
    const { path, git, change } = createOrders();
    const first = change(1, 'A');
    const [one, two] = [change(2, 'B'), change(3, 'C')];
    git(4, 'switch', '--quiet', '-c', 'release', first);
    git(4, 'cherry-pick', '-x', one);
    git(5, 'cherry-pick', two);
    const picked = git(5, 'rev-parse', 'HEAD');
    const [pickedTwo] = [picked];
    git(6, 'switch', '--quiet', 'main');
    const last = change(6, 'D');
    const rig = createChangesRig({ repository: path });
    rig.deploy(
      deploymentOf('d1', 2, { sha: first }),
      deploymentOf('d2', 6, { sha: picked }),
      deploymentOf('d3', 7, { sha: last }),
    );
    await rig.settle();
    expect(rig.messages()).toEqual({ d1: [], d2: ['B', 'C'], d3: ['B', 'C', 'D'] });
    const origins = rig
      .changes()
      .map(({ deploymentId, message, originSha }) => [deploymentId, message, originSha]);
    expect(origins).toContainEqual(['d2', 'B', one]);
    expect(origins).toContainEqual(['d2', 'C', null]);
    // B on main is what the other one was picked from; C was in production as the pick before.
    expect(origins).toContainEqual(['d3', 'B', null]);
    expect(origins).toContainEqual(['d3', 'C', pickedTwo]);
    expect(origins).toContainEqual(['d3', 'D', null]);
  });

  it('is not looked for in patches longer than are held', async () => {
    const { path, git, commit } = createOrders();
    const first = commit(1, 'A');
    const lines = (letter: string) => `${letter.repeat(1_000_000)}\n`.repeat(5);
    const long = (letter: string) => {
      writeFileSync(join(path, letter), lines(letter));
      git(2, 'add', '.');
      return commit(2, letter);
    };
    const picks = [long('b'), long('c')];
    git(4, 'switch', '--quiet', '-c', 'release', first);
    git(4, 'cherry-pick', ...picks);
    const picked = git(4, 'rev-parse', 'HEAD');
    const rig = createChangesRig({ repository: path });
    rig.deploy(
      deploymentOf('d1', 1, { sha: first }),
      deploymentOf('d2', 3, { sha: picks[1] ?? '' }),
      deploymentOf('d3', 5, { sha: picked }),
    );
    await rig.settle();
    expect(rig.messages().d3).toEqual(['b', 'c']);
    expect(rig.changes().map(({ originSha }) => originSha)).toEqual([null, null, null, null]);
  });

  it('a revert says what it takes back', async () => {
    const { path, git, change } = createOrders();
    const [first, second] = [change(1, 'A'), change(2, 'B')];
    git(3, 'revert', '--no-edit', second);
    const rig = createChangesRig({ repository: path });
    rig.deploy(
      deploymentOf('d1', 2, { sha: first }),
      deploymentOf('d2', 3, { sha: git(3, 'rev-parse', 'HEAD') }),
    );
    await rig.settle();
    expect(rig.change('Revert "B"')).toMatchObject({ revertsSha: second, deploymentId: 'd2' });
  });
});

describe('a clone', () => {
  it.each([['--mirror'], ['--bare'], ['--no-hardlinks']])('made with %s is fetched', async (option) => {
    const { path, commit } = createOrders();
    const first = commit(1, 'A');
    const clone = cloneOf(path, option);
    const rig = createChangesRig({ repository: clone });
    rig.deploy(deploymentOf('d1', 1, { sha: first }));
    await rig.settle();
    const second = commit(2, 'B');
    rig.deploy(deploymentOf('d2', 2, { sha: second }));
    await rig.settle();
    expect(rig.messages()).toEqual({ d1: [], d2: ['B'] });
    expect(rig.change('B')?.repository).toBe(`file://${path}`);
  });

  it('of a work tree keeps its files, its branch and its hooks to itself', async () => {
    const { path, commit, change } = createOrders();
    const first = commit(1, 'A');
    const clone = cloneOf(path);
    const said = join(clone, '.git', 'said');
    for (const hook of ['reference-transaction', 'post-checkout', 'post-merge', 'pre-auto-gc'])
      writeFileSync(join(clone, '.git', 'hooks', hook), `#!/bin/sh\necho ${hook} >> ${said}\n`, {
        mode: 0o755,
      });
    writeFileSync(join(clone, 'mine'), 'mine');
    const rig = createChangesRig({ repository: clone });
    rig.deploy(deploymentOf('d1', 1, { sha: first }), deploymentOf('d2', 2, { sha: change(2, 'B') }));
    await rig.settle();
    expect(rig.messages().d2).toEqual(['B']);
    const ask = (...args: string[]) =>
      execFileSync('git', ['-C', clone, ...args], { encoding: 'utf8' }).trim();
    expect(ask('rev-parse', 'HEAD')).toBe(first);
    expect(ask('status', '--porcelain')).toBe('?? mine');
    expect(() => execFileSync('cat', [said], { stdio: 'ignore' })).toThrow();
  });

  it('whose remote is a command runs nothing, whatever its settings allow', async () => {
    const { path, commit } = createOrders();
    const first = commit(1, 'A');
    const clone = cloneOf(path, '--mirror');
    const said = join(clone, 'said');
    const set = (...setting: string[]) => execFileSync('git', ['-C', clone, 'config', ...setting]);
    set('remote.origin.url', `ext::sh -c touch% ${said}`);
    set('protocol.ext.allow', 'always');
    const rig = createChangesRig({ repository: clone });
    rig.deploy(deploymentOf('d1', 1, { sha: first }));
    await rig.settle();
    expect(existsSync(said)).toBe(false);
  });

  it('that is shallow is not read, and is right again when it is whole', async () => {
    const { path, git, commit } = createOrders();
    commit(1, 'A');
    const fork = commit(1, 'B');
    for (const message of ['C', 'D', 'E']) commit(2, message);
    const before = git(2, 'rev-parse', 'HEAD');
    git(3, 'switch', '--quiet', '-c', 'topic', fork);
    commit(3, 'T');
    git(4, 'switch', '--quiet', 'main');
    git(4, 'merge', '--quiet', '--no-ff', '-m', 'M', 'topic');
    const merged = git(4, 'rev-parse', 'HEAD');
    // Its history ends at C on the one side and at A on the other: A and B seem to have come with the topic.
    const clone = cloneOf(path, '--depth', '4');
    const rig = createChangesRig({ repository: clone });
    rig.deploy(deploymentOf('d1', 2, { sha: before }), deploymentOf('d2', 5, { sha: merged }));
    await rig.settle();
    expect(rig.messages()).toEqual({ d1: [], d2: [] });
    expect(rig.sources()).toEqual({
      d1: 'baseline',
      d2: 'fetch-failed the clone is shallow; run "git fetch --unshallow" in it',
    });
    expect(rig.store.unshipped.problemOf('s')).not.toBeNull();
    execFileSync('git', ['-C', clone, 'fetch', '--quiet', '--unshallow']);
    commit(6, 'F');
    await rig.clock.advance(300_000);
    await rig.settle();
    expect(rig.messages()).toEqual({ d1: [], d2: ['M', 'T'] });
  });

  it('whose remote cannot be reached says so, and is asked again', async () => {
    const { path, commit } = createOrders();
    const first = commit(1, 'A');
    const clone = cloneOf(path, '--mirror');
    const second = commit(2, 'B');
    renameSync(path, `${path}-away`);
    const rig = createChangesRig({ repository: clone });
    rig.deploy(deploymentOf('d1', 1, { sha: first }), deploymentOf('d2', 3, { sha: second }));
    await rig.settle();
    expect(rig.sources().d2).toMatch(/^fetch-failed .*does not appear to be a git repository|^fetch-failed /);
    renameSync(`${path}-away`, path);
    await rig.clock.advance(300_000);
    await rig.settle();
    expect(rig.messages().d2).toEqual(['B']);
    expect(rig.sources().d2).toBe('repository');
  });

  it('that is none says so, and a commit that is nowhere leaves a gap behind it', async () => {
    const { path, commit } = createOrders();
    const [a, c, d] = [commit(1, 'A'), commit(3, 'C'), commit(4, 'D')];
    const rig = createChangesRig({ repository: `${path}-none` });
    rig.deploy(
      deploymentOf('d1', 1, { sha: a }),
      deploymentOf('d2', 2, { sha: 'f'.repeat(40) }),
      deploymentOf('d3', 3, { sha: c }),
      deploymentOf('d4', 4, { sha: d }),
    );
    await rig.settle();
    expect(rig.sources().d3).toMatch(/^fetch-failed .*is not a git repository/);
    // Where things lie on the machine is not for readers.
    expect(rig.sources().d3).not.toContain(dirname(path));
    rig.reconfigure({ repository: path });
    await rig.settle();
    expect(rig.sources()).toEqual({
      d1: 'baseline',
      d2: 'unknown-commit',
      d3: 'range-gap',
      d4: 'repository',
    });
    expect(rig.messages().d4).toEqual(['D']);
  });

  it('is read on after a restart where the work was left', async () => {
    const { path, commit } = createOrders();
    const [a, b] = [commit(1, 'A'), commit(2, 'B')];
    const rig = createChangesRig({ repository: path });
    rig.deploy(deploymentOf('d1', 1, { sha: a }), deploymentOf('d2', 2, { sha: b }));
    await rig.close();
    const again = createChangesRig({ repository: path }, undefined, rig.folder);
    await again.settle();
    expect(again.messages()).toEqual({ d1: [], d2: ['B'] });
  });
});

describe('what waits to be deployed, by a clone', () => {
  it('is what the branch of the remote has and nothing deployed contains, since it came to the branch', async () => {
    const { path, git, change } = createOrders();
    const first = change(1, 'A', 'orders/a');
    git(2, 'switch', '--quiet', '-c', 'topic');
    change(2, 'T', 'orders/t');
    git(3, 'switch', '--quiet', 'main');
    change(3, 'B', 'web/b');
    git(5, 'merge', '--quiet', '--no-ff', '-m', 'M', 'topic');
    const clone = cloneOf(path);
    const rig = createChangesRig({ repository: clone });
    rig.deploy(deploymentOf('d1', 1, { sha: first }));
    await rig.settle();
    const waiting = () =>
      rig.store.unshipped
        .facts('s')
        .map(({ message, mergedAtMs, parentCount }) => [message, mergedAtMs, parentCount]);
    // T came to main with its merge.
    expect(waiting().sort()).toEqual([
      ['B', noonMs(3), 1],
      ['M', noonMs(5), 2],
      ['T', noonMs(5), 1],
    ]);
    // A push that nobody tells of is seen when the clone is fetched again, some minutes later.
    const last = change(6, 'C', 'orders/c');
    await rig.clock.advance(300_000);
    await rig.settle();
    expect(waiting()).toContainEqual(['C', noonMs(6), 1]);
    rig.reconfigure({ repository: clone, paths: ['web'] });
    await rig.settle();
    expect(waiting().filter(([, , parents]) => parents === 1)).toEqual([['B', noonMs(3), 1]]);
    rig.deploy(deploymentOf('d2', 7, { sha: last }));
    await rig.settle();
    expect(waiting()).toEqual([]);
    expect(rig.store.unshipped.knownServices()).toEqual(['s']);
    rig.reconfigure({ repository: clone, branch: 'none' });
    await rig.settle();
    expect(rig.store.unshipped.knownServices()).toEqual([]);
    expect(rig.store.unshipped.problemOf('s')).toBe('unknown-branch');
  });
});
