import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Commit, CommitsEvent } from '#shared/sender-event.ts';
import type { Store } from '../../../server/store/store.ts';
import { openAt, temporaryFolder } from './folders.ts';

const NOW = Date.UTC(2026, 0, 5);

const commit = (sha: string, over: Partial<Commit> = {}): Commit => ({
  repository: 'https://git.example/acme/orders',
  sha,
  committedAtMs: NOW,
  parentCount: null,
  message: null,
  originSha: null,
  revertsSha: null,
  files: null,
  ...over,
});

const push = (
  beforeSha: string | null,
  commits: readonly Commit[],
  over: Partial<CommitsEvent> = {},
): CommitsEvent => ({
  kind: 'commits',
  atMs: NOW,
  repository: 'https://git.example/acme/orders',
  toldBy: 'push',
  branch: 'main',
  isDefaultBranch: true,
  beforeSha,
  afterSha: commits.at(-1)?.sha ?? '',
  isWhole: true,
  commits,
  ...over,
});

/** What the store says of the commits of these tests. */
const known = ({ commits }: Store, repository = 'git.example/acme/orders') => ({
  commits: [...commits.find(repository, ['a', 'b', 'c'])].sort(),
  ranges: ['a', 'b', 'c'].map((sha) => commits.rangesWith(repository, sha)),
  latest: commits.latestOfBranch(repository, 'main', 10),
});

describe('commits', () => {
  it('are known by any address of their repository, and by the ranges that end at them or hold them', () => {
    const { commits } = openAt(temporaryFolder(), NOW);
    expect(commits.add(push('0', [commit('a'), commit('b', { files: ['x'] })]))).toBe(true);
    expect(commits.find('git@git.example:Acme/orders.git', ['b', 'z'])).toEqual(
      new Map([['b', commit('b', { repository: 'git.example/acme/orders', files: ['x'] })]]),
    );
    const [range] = commits.rangesWith('git.example/acme/orders', 'a');
    expect(range).toMatchObject({ beforeSha: '0', afterSha: 'b', shas: ['a', 'b'], isWhole: true });
    expect(commits.rangesWith('git.example/acme/other', 'a')).toEqual([]);
  });

  it('the same again is nothing new, what completes a commit or a range is', () => {
    const { commits } = openAt(temporaryFolder(), NOW);
    expect(commits.add(push('0', [commit('b')], { isWhole: false }))).toBe(true);
    expect(commits.add(push('0', [commit('b')], { isWhole: false }))).toBe(false);
    expect(commits.add(push('0', [commit('a'), commit('b', { message: 'B' })]))).toBe(true);
    expect(commits.add(push('0', [commit('b')], { isWhole: false }))).toBe(false);
    expect(commits.find('git.example/acme/orders', ['b']).get('b')?.message).toBe('B');
    expect(commits.rangesWith('git.example/acme/orders', 'b')).toMatchObject([
      { shas: ['a', 'b'], isWhole: true },
    ]);
  });

  it('a commit that is pushed to two branches is the latest of both', () => {
    const { commits } = openAt(temporaryFolder(), NOW);
    commits.add(push('0', [commit('a')], { branch: 'topic', isDefaultBranch: false }));
    commits.add(push('0', [commit('a')]));
    expect(commits.latestOfBranch('git.example/acme/orders', 'topic', 9)).toHaveLength(1);
    expect(commits.latestOfBranch('git.example/acme/orders', null, 9)).toHaveLength(1);
  });

  it('stand the same in whatever order and however often their events come', () => {
    const events = [
      push('0', [commit('a'), commit('b')]),
      push('0', [commit('b', { message: 'B', parentCount: 1 })], { isWhole: false, atMs: NOW - 5 }),
      push('b', [commit('c', { files: ['y', 'x'] })], { isDefaultBranch: null }),
      push('b', [commit('c', { files: ['x'], message: 'C' })], { atMs: NOW + 5 }),
      push('b', [commit('c', { committedAtMs: NOW + 9, message: 'c' })], { branch: 'topic' }),
    ];
    const store = openAt(temporaryFolder(), NOW);
    for (const event of events) store.commits.add(event);
    const expected = known(store);
    const arrivals = fc.shuffledSubarray([...events, ...events], { minLength: 10, maxLength: 10 });
    let turn = 0;
    fc.assert(
      fc.property(arrivals, (arrived) => {
        // A repository of its own for each turn spares a database.
        turn += 1;
        const repository = `git.example/acme/turn-${turn}`;
        const of = (event: CommitsEvent) => ({
          ...event,
          repository,
          commits: event.commits.map((one) => ({ ...one, repository })),
        });
        for (const event of arrived) store.commits.add(of(event));
        const text = JSON.stringify(known(store, repository)).replaceAll(
          repository,
          'git.example/acme/orders',
        );
        expect(text).toBe(JSON.stringify(expected));
      }),
      { numRuns: 25 },
    );
  });
});
