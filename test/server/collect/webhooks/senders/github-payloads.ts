import type { Reading } from '../../../../../server/collect/webhooks/sender.ts';
import { github } from '../../../../../server/collect/webhooks/senders/github.ts';
import type { HookConfig } from '../../../../../server/config/hook-config.ts';
import { reading } from './told-by.ts';

export const SHA = '0123456789abcdef0123456789abcdef01234567';
export const OTHER_SHA = 'fedcba9876543210fedcba9876543210fedcba98';
export const NO_SHA = '0'.repeat(40);

export const repository = {
  name: 'orders',
  full_name: 'acme/orders',
  html_url: 'https://github.com/acme/orders',
  default_branch: 'main',
  pushed_at: 1_772_442_000,
};

/** What GitHub's event of this name becomes, of a body that is of the repository `acme/orders`. */
export const told = (event: string, body: object, said: Partial<HookConfig> = {}): Reading =>
  reading(github, { repository, ...body }, { headers: { 'x-github-event': event }, said });

export const deployment = (more: object = {}) => ({
  id: 4_500_000_001,
  sha: SHA,
  ref: 'main',
  task: 'deploy',
  payload: {},
  environment: 'production',
  creator: { login: 'kim', type: 'User' },
  created_at: '2026-03-02T09:00:00Z',
  ...more,
});

export const status = (state: string, more: object = {}) => ({
  id: 9,
  state,
  environment: 'production',
  log_url: '',
  target_url: 'https://ci.example/7',
  created_at: '2026-03-02T09:05:00Z',
  ...more,
});

export const run = (more: object = {}) => ({
  id: 77,
  name: 'Deploy',
  path: '.github/workflows/deploy.yml',
  event: 'push',
  status: 'completed',
  conclusion: 'success',
  head_branch: 'main',
  head_sha: SHA,
  run_attempt: 1,
  run_started_at: '2026-03-02T09:00:00Z',
  updated_at: '2026-03-02T09:05:00Z',
  html_url: 'https://github.com/acme/orders/actions/runs/77',
  ...more,
});

export const issue = (more: object = {}) => ({
  number: 12,
  title: 'Checkout fails',
  body: 'Nobody can pay.',
  state: 'open',
  labels: [{ name: 'Incident' }, { name: 'sev-1' }],
  user: { login: 'kim', type: 'User' },
  created_at: '2026-03-02T09:00:00Z',
  updated_at: '2026-03-02T09:00:00Z',
  closed_at: null,
  html_url: 'https://github.com/acme/orders/issues/12',
  ...more,
});

export const pullRequest = (more: object = {}) => ({
  number: 5,
  title: 'Pay by card',
  merged_at: null,
  merge_commit_sha: OTHER_SHA,
  commits: 3,
  labels: [{ name: 'hotfix' }],
  base: { ref: 'main' },
  head: { ref: 'cards', sha: SHA },
  created_at: '2026-03-01T08:00:00Z',
  updated_at: '2026-03-02T09:00:00Z',
  html_url: 'https://github.com/acme/orders/pull/5',
  ...more,
});

export const release = (more: object = {}) => ({
  tag_name: 'v1.4.0',
  target_commitish: 'main',
  draft: false,
  prerelease: false,
  author: { login: 'release-bot[bot]', type: 'Bot' },
  published_at: '2026-03-02T09:00:00Z',
  html_url: 'https://github.com/acme/orders/releases/tag/v1.4.0',
  ...more,
});

export const push = (more: object = {}) => ({
  ref: 'refs/heads/main',
  before: OTHER_SHA,
  after: SHA,
  forced: false,
  commits: [
    {
      id: 'a'.repeat(40),
      message: `Fix\n\n(cherry picked from commit ${'b'.repeat(40)})`,
      timestamp: '2026-03-01T18:00:00+09:00',
      added: ['a.ts'],
      modified: ['b.ts', 'a.ts'],
      removed: [],
    },
    {
      id: SHA,
      message: 'Merge pull request #5 from acme/cards\n\nPay by card',
      timestamp: '2026-03-02T08:00:00Z',
    },
  ],
  ...more,
});
