import { expect, it } from 'vitest';
import type { PullRequest } from '#shared/sender-event.ts';
import { openAt, temporaryFolder } from './folders.ts';

const NOW = Date.UTC(2026, 0, 5);

const pull: PullRequest = {
  repository: 'https://git.example/acme/orders',
  number: '7',
  title: 'T',
  branch: 'main',
  headBranch: 'topic',
  headSha: 'AB',
  mergeSha: null,
  commitCount: 2,
  openedAtMs: NOW,
  firstCommitAtMs: null,
  mergedAtMs: null,
  labels: ['bug'],
  url: null,
};

it('a pull request is put in the place of what was known of it, and found by its commits and its number', () => {
  const { pullRequests } = openAt(temporaryFolder(), NOW);
  expect(pullRequests.upsert(pull)).toBe('created');
  expect(pullRequests.upsert(pull)).toBe('same');
  const merged = { ...pull, mergeSha: 'cd', mergedAtMs: NOW + 1 };
  expect(pullRequests.upsert(merged)).toBe('updated');
  const stored = { ...merged, repository: 'git.example/acme/orders', headSha: 'ab' };
  expect(pullRequests.get('git@git.example:acme/orders.git', '7')).toEqual(stored);
  for (const shas of [['cd'], ['ab', 'cd'], ['ab']])
    expect(pullRequests.ofCommits(pull.repository, shas)).toEqual([stored]);
  expect(pullRequests.ofCommits(pull.repository, ['ef'])).toEqual([]);
  expect(pullRequests.ofNumbers(pull.repository, ['7', '8'])).toEqual([stored]);
  expect(pullRequests.get('git.example/acme/other', '7')).toBeNull();
});
