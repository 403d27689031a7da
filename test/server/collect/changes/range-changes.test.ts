import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Deployment } from '#shared/facts.ts';
import type { Commit, CommitsEvent, PullRequest } from '#shared/sender-event.ts';
import { createChangesRig, deploymentOf, noonMs } from './changes-rig.ts';

const repository = 'https://git.example/acme/orders';

/** A sha of one letter, repeated: whole ones are what senders name. */
const sha = (letter: string): string => letter.repeat(40);

const commit = (letter: string, day: number, given: Partial<Commit> = {}): Commit => ({
  repository,
  sha: sha(letter),
  committedAtMs: noonMs(day),
  parentCount: null,
  message: letter,
  originSha: null,
  revertsSha: null,
  files: null,
  ...given,
});

const push = (
  before: string | null,
  day: number,
  commits: readonly Commit[],
  given: Partial<CommitsEvent> = {},
): CommitsEvent => ({
  kind: 'commits',
  atMs: noonMs(day),
  repository,
  toldBy: 'push',
  branch: 'main',
  isDefaultBranch: true,
  beforeSha: before === null ? null : sha(before),
  afterSha: commits.at(-1)?.sha ?? '',
  isWhole: before !== null,
  commits,
  ...given,
});

const pull = (number: string, given: Partial<PullRequest>): PullRequest => ({
  repository,
  number,
  title: null,
  branch: 'main',
  headBranch: 'topic',
  headSha: null,
  mergeSha: null,
  commitCount: 1,
  openedAtMs: noonMs(2),
  firstCommitAtMs: null,
  mergedAtMs: noonMs(9),
  labels: [],
  url: null,
  ...given,
});

const deploy = (id: string, day: number, letter: string, given: Partial<Deployment> = {}) =>
  deploymentOf(id, day, { sha: sha(letter), repository, ...given });

describe('the changes of a deployment by pushes', () => {
  it('are the chain of pushes back to the deployment before', async () => {
    const rig = createChangesRig({ repository });
    rig.store.commits.add(push('a', 2, [commit('b', 2), commit('c', 2)]));
    rig.store.commits.add(push('c', 3, [commit('d', 3)]));
    rig.deploy(deploy('d1', 1, 'a'), deploy('d2', 4, 'd'));
    await rig.settle();
    expect(rig.messages()).toEqual({ d1: [], d2: ['b', 'c', 'd'] });
    expect(rig.sources()).toEqual({ d1: 'baseline', d2: 'pushes' });
    expect(rig.change('b')).toMatchObject({ repository, committedAtMs: noonMs(2), parentCount: 1 });
  });

  it('begin and end inside of a push where the deployments do', async () => {
    const rig = createChangesRig({ repository });
    rig.store.commits.add(
      push(
        '0',
        2,
        ['a', 'b', 'c', 'd', 'e'].map((each) => commit(each, 2)),
      ),
    );
    rig.deploy(deploy('d1', 3, 'b'), deploy('d2', 4, 'd'), deploy('d3', 5, 'e'));
    await rig.settle();
    expect(rig.messages()).toEqual({ d1: [], d2: ['c', 'd'], d3: ['e'] });
  });

  // One push of two branches side by side, b and c, that e merges.
  const sideBySide = push('a', 2, [
    commit('b', 2),
    commit('c', 2),
    commit('d', 2),
    commit('e', 2, { message: "Merge branch 'topic'" }),
  ]);

  it('neither end nor begin inside of a push where a merge follows: not all that stands before is contained', async () => {
    const rig = createChangesRig({ repository });
    rig.store.commits.add(sideBySide);
    rig.store.commits.add(push('e', 5, [commit('f', 5)]));
    rig.deploy(deploy('d1', 1, 'a'), deploy('d2', 3, 'c'), deploy('d3', 4, 'e'), deploy('d4', 6, 'f'));
    await rig.settle();
    expect(rig.sources()).toMatchObject({ d2: 'range-gap', d3: 'range-gap' });
    expect(rig.messages()).toEqual({ d1: [], d2: [], d3: [], d4: ['f'] });
  });

  it.each([
    ['a push is missing', push('x', 3, [commit('d', 3)])],
    ['the sender named only some', push('a', 3, [commit('d', 3)], { isWhole: false })],
    ['the branch is new', push(null, 3, [commit('d', 3)])],
  ])('are not guessed where %s', async (_, last) => {
    const rig = createChangesRig({ repository });
    rig.store.commits.add(last);
    rig.deploy(deploy('d1', 1, 'a'), deploy('d2', 4, 'd'));
    await rig.settle();
    expect(rig.messages().d2).toEqual([]);
    expect(rig.sources().d2).toBe('range-gap');
  });

  it('are found when the missing push comes', async () => {
    const rig = createChangesRig({ repository });
    rig.deploy(deploy('d1', 1, 'a'), deploy('d2', 4, 'd'));
    await rig.settle();
    expect(rig.sources().d2).toBe('unknown-commit');
    rig.store.commits.add(push('b', 3, [commit('d', 3)]));
    await rig.settle();
    expect(rig.sources().d2).toBe('range-gap');
    rig.store.commits.add(push('a', 2, [commit('b', 2)]));
    await rig.settle();
    expect(rig.messages().d2).toEqual(['b', 'd']);
  });

  it('are none for the same commit again and for an older one', async () => {
    const rig = createChangesRig({ repository });
    rig.store.commits.add(push('0', 2, [commit('a', 2), commit('b', 2), commit('c', 2)]));
    rig.deploy(deploy('d1', 3, 'a'), deploy('d2', 4, 'c'), deploy('d3', 5, 'c'), deploy('d4', 6, 'a'));
    await rig.settle();
    expect(rig.messages()).toEqual({ d1: [], d2: ['b', 'c'], d3: [], d4: [] });
  });

  it('of a shared repository are those whose files are the service', async () => {
    const rig = createChangesRig({ repository, paths: ['orders'] });
    const files = [['orders/a'], ['orders-old/b'], ['orders/c', 'web/c']];
    const commits = files.map((each, index) => commit('bcd'[index] ?? '', 2, { files: each }));
    rig.store.commits.add(push('a', 2, commits));
    rig.store.commits.add(push('d', 3, [commit('e', 3)]));
    rig.deploy(deploy('d1', 1, 'a'), deploy('d2', 3, 'd'), deploy('d3', 4, 'e'));
    await rig.settle();
    expect(rig.messages()).toEqual({ d1: [], d2: ['b', 'd'], d3: [] });
    expect(rig.sources().d3).toBe('unknown-files');
  });

  it('of several repositories under one service each go by their own deployments', async () => {
    const other = 'https://git.example/acme/web';
    const of = (event: CommitsEvent) => ({
      ...event,
      repository: other,
      commits: event.commits.map((each) => ({ ...each, repository: other })),
    });
    const rig = createChangesRig({ repository });
    rig.store.commits.add(push('a', 2, [commit('b', 2)]));
    rig.store.commits.add(of(push('c', 2, [commit('d', 2)])));
    rig.deploy(
      deploy('d1', 1, 'a'),
      deploy('w1', 2, 'c', { repository: other }),
      deploy('d2', 3, 'b'),
      deploy('w2', 4, 'd', { repository: 'git@git.example:acme/web.git' }),
    );
    await rig.settle();
    expect(rig.messages()).toEqual({ d1: [], w1: [], d2: ['b'], w2: ['d'] });
  });
});

describe('pull requests', () => {
  const times = { openedAtMs: noonMs(2), mergedAtMs: noonMs(9) };

  it('of GitLab are not those of the issue that a commit names', async () => {
    const rig = createChangesRig({ repository });
    rig.store.commits.add(push('a', 2, [commit('b', 2, { message: 'Fix the press (#7)' })]));
    const url = 'https://git.example/acme/orders/-/merge_requests/7';
    rig.store.pullRequests.upsert(pull('7', { url, mergeSha: sha('9') }));
    rig.deploy(deploy('d1', 1, 'a'), deploy('d2', 4, 'b'));
    await rig.settle();
    expect(rig.change('Fix the press (#7)')).toMatchObject({ pullRequest: null, openedAtMs: null });
  });

  it('give their times to a squash, a merge with what it brought, and a rebase as long as they are', async () => {
    const rig = createChangesRig({ repository });
    rig.store.commits.add(
      push('a', 9, [
        commit('b', 9, { message: 'Squashed (#1)' }),
        commit('c', 1, { message: 'first of 2' }),
        commit('d', 3, { message: 'second of 2' }),
        commit('e', 9, { message: 'Merge pull request #2 from acme/topic' }),
        commit('f', 9, { message: 'first of 3' }),
        commit('1', 9, { message: 'second of 3' }),
        commit('2', 9, { message: 'of nobody' }),
      ]),
    );
    rig.deploy(deploy('d1', 1, 'a'), deploy('d2', 10, '2'));
    await rig.settle();
    expect(rig.changes().every(({ pullRequest }) => pullRequest === null)).toBe(true);
    rig.store.pullRequests.upsert(
      pull('1', { mergeSha: sha('b'), commitCount: 4, firstCommitAtMs: noonMs(1) }),
    );
    rig.store.pullRequests.upsert(pull('2', { mergeSha: sha('e'), headSha: sha('d'), commitCount: 2 }));
    rig.store.pullRequests.upsert(pull('3', { mergeSha: sha('1'), commitCount: 2 }));
    await rig.settle();
    expect(rig.change('Squashed (#1)')).toMatchObject({
      pullRequest: '1',
      firstCommitAtMs: noonMs(1),
      ...times,
    });
    for (const message of ['first of 2', 'second of 2'])
      expect(rig.change(message)).toMatchObject({ pullRequest: '2', firstCommitAtMs: noonMs(1), ...times });
    // What a rebase made anew says nothing of when it was first committed.
    for (const message of ['first of 3', 'second of 3'])
      expect(rig.change(message)).toMatchObject({ pullRequest: '3', firstCommitAtMs: null, ...times });
    expect(rig.change('of nobody')?.pullRequest).toBeNull();
    expect(rig.change('Merge pull request #2 from acme/topic')).toMatchObject({ parentCount: 2 });
  });
});

describe('what waits to be deployed', () => {
  it('is what was pushed to the branch that is released from, since the last deployment', async () => {
    const rig = createChangesRig({ repository });
    rig.deploy(deploy('d1', 1, 'a'));
    rig.store.commits.add(push('a', 4, [commit('b', 2), commit('c', 3)]));
    rig.store.commits.add(push('b', 5, [commit('e', 5)], { branch: 'topic', isDefaultBranch: false }));
    rig.store.pullRequests.upsert(pull('1', { mergeSha: sha('c'), mergedAtMs: noonMs(3) }));
    await rig.settle();
    const waiting = () =>
      rig.store.unshipped.facts('s').map(({ message, mergedAtMs }) => [message, mergedAtMs]);
    expect(waiting()).toEqual([
      ['c', noonMs(3)],
      ['b', noonMs(4)],
    ]);
    rig.deploy(deploy('d2', 6, 'c'));
    await rig.settle();
    expect(waiting()).toEqual([]);
    expect(rig.store.unshipped.knownServices()).toEqual(['s']);
    rig.reconfigure({ repository, branch: 'topic' });
    await rig.settle();
    expect(waiting()).toEqual([['e', noonMs(5)]]);
  });

  it('goes as far as the last push, also where an earlier one is heard after it', async () => {
    const rig = createChangesRig({ repository });
    rig.deploy(deploy('d1', 1, 'a'));
    rig.store.commits.add(push('b', 4, [commit('c', 3)]));
    // As of GitLab, which says no time: it is when it was heard.
    rig.store.commits.add(push('a', 5, [commit('b', 2)]));
    await rig.settle();
    expect(rig.store.unshipped.facts('s').map(({ message }) => message)).toEqual(['c', 'b']);
  });

  it('is not known without a deployment, and where pushes are missing', async () => {
    const rig = createChangesRig({ repository });
    rig.store.commits.add(push('0', 4, [commit('b', 2)]));
    await rig.settle();
    rig.deploy(deploy('d1', 1, 'a'));
    await rig.settle();
    expect(rig.store.unshipped.knownServices()).toEqual([]);
    expect(rig.store.unshipped.problemOf('s')).toBe('range-gap');
  });
});

describe('the order in which senders are heard', () => {
  const happenings: readonly ((rig: ReturnType<typeof createChangesRig>) => void)[] = [
    ({ store }) => store.commits.add(push('a', 2, [commit('b', 2), commit('c', 2)])),
    ({ store }) => store.commits.add(push('c', 3, [commit('d', 3)], { isWhole: false })),
    ({ store }) => store.commits.add(push('c', 3, [commit('d', 3, { message: 'd (#7)' })])),
    ({ store }) => store.commits.add(push('c', 4, [commit('d', 3), commit('e', 4)], { branch: 'topic' })),
    ({ store }) => store.commits.add(push('d', 5, [commit('f', 5, { originSha: sha('b') })])),
    ({ store }) => store.pullRequests.upsert(pull('7', { mergeSha: sha('d') })),
    ({ store }) => store.pullRequests.upsert(pull('8', { mergeSha: sha('f'), firstCommitAtMs: noonMs(1) })),
    ({ deploy: put }) => put(deploy('d1', 1, 'a')),
    ({ deploy: put }) => put(deploy('d2', 4, 'c')),
    ({ deploy: put }) => put(deploy('d3', 6, 'e')),
    ({ deploy: put }) => put(deploy('d4', 7, 'c')),
    ({ deploy: put }) => put(deploy('d5', 8, 'f')),
    ({ store }) => store.deployments.upsert(deploy('d6', 9, 'f'), []),
  ];

  it('never matters: what is stored in the end is the same', async () => {
    const stored = (rig: ReturnType<typeof createChangesRig>) => ({
      changes: rig.changes(),
      sources: rig.sources(),
      unshipped: rig.store.unshipped.facts(null),
      known: rig.store.unshipped.knownServices(),
    });
    const inOrder = createChangesRig({ repository });
    for (const happen of happenings) happen(inOrder);
    await inOrder.settle();
    const expected = stored(inOrder);
    expect(inOrder.messages()).toEqual({
      d1: [],
      d2: ['b', 'c'],
      d3: ['d (#7)', 'e'],
      d4: [],
      d5: ['d (#7)', 'f'],
      d6: [],
    });
    const arrivals = fc.tuple(
      fc.shuffledSubarray([...happenings], { minLength: happenings.length, maxLength: happenings.length }),
      fc.array(fc.boolean(), { minLength: happenings.length, maxLength: happenings.length }),
    );
    await fc.assert(
      fc.asyncProperty(arrivals, async ([order, pauses]) => {
        const rig = createChangesRig({ repository });
        for (const [index, happen] of order.entries()) {
          happen(rig);
          if (pauses[index]) await rig.resolver.settle();
        }
        await rig.settle();
        expect(stored(rig)).toEqual(expected);
        await rig.close();
      }),
      { numRuns: 25 },
    );
  });
});
