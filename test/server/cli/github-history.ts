import type { HostRoutes } from '../../fakes/code-host.ts';

/** A made-up history in the shapes of GitHub's REST API, newest first where GitHub lists newest first. */
const at = (day: number, hour = 0): string =>
  new Date(Date.UTC(2026, 0, day, hour)).toISOString().replace('.000', '');
const sha = (day: number): string => String(day).padStart(2, '0').repeat(20);
const ana = { login: 'ana', type: 'User', id: 7, avatar_url: 'https://example.test/7' };

/** Day 1 to 7; day 4 fails, and day 6 goes to staging. */
const days = [7, 6, 5, 4, 3, 2, 1];

const deployment = (day: number) => ({
  id: 100 + day,
  sha: sha(day),
  ref: `v1.${day}.0`,
  task: 'deploy',
  payload: {},
  environment: day === 6 ? 'staging' : 'production',
  created_at: at(day, 9),
  updated_at: at(day, 10),
  creator: ana,
});

const statuses = (day: number) => [
  {
    id: 200 + day,
    state: day === 4 ? 'failure' : 'success',
    created_at: at(day, 10),
    log_url: `https://ci.test/${day}`,
  },
  { id: 300 + day, state: 'in_progress', created_at: at(day, 9) },
];

const commit = (day: number, hour: number) => ({
  sha: hour === 8 ? sha(day) : `${String(day).padStart(2, '0')}${hour}`.padEnd(40, 'a'),
  commit: { message: `work of day ${day}`, committer: { date: at(day, hour) } },
  parents: [{ sha: sha(day - 1) }],
});

/** Two commits for each day between two deployments that succeeded. */
const compared = (before: number, after: number) => {
  const between = Array.from({ length: after - before }, (_, index) => before + index + 1);
  const commits = between.flatMap((day) => [commit(day, 7), commit(day, 8)]);
  return { total_commits: commits.length, commits };
};

const issue = (number: number, rest: object) => ({
  number,
  title: `Incident ${number}`,
  body: null,
  html_url: `https://github.test/acme/orders/issues/${number}`,
  labels: [{ name: 'incident' }, { name: 'sev-2' }],
  user: ana,
  comments: 3,
  ...rest,
});

const base = '/repos/acme/orders';

export const githubHistory: HostRoutes = {
  [base]: {
    id: 1,
    name: 'orders',
    full_name: 'acme/orders',
    html_url: 'https://github.test/acme/orders',
    default_branch: 'main',
    pushed_at: at(8),
  },
  [`${base}/deployments`]: days.map(deployment),
  ...Object.fromEntries(days.map((day) => [`${base}/deployments/${100 + day}/statuses`, statuses(day)])),
  // Those that succeeded in production: 1, 2, 3, 5, 7.
  ...Object.fromEntries(
    [
      [1, 2],
      [2, 3],
      [3, 5],
      [5, 7],
    ].map(([before = 0, after = 0]) => [
      `${base}/compare/${sha(before)}...${sha(after)}`,
      compared(before, after),
    ]),
  ),
  [`${base}/pulls`]: [5, 3, 2].map((day) => ({
    number: day,
    title: `Change ${day}`,
    state: 'closed',
    created_at: at(day, 1),
    updated_at: at(day, 8),
    closed_at: at(day, 8),
    merged_at: day === 3 ? null : at(day, 8),
    merge_commit_sha: sha(day),
    base: { ref: 'main', repo: { id: 1 } },
    head: { ref: `change-${day}`, sha: 'b'.repeat(40), repo: { id: 1 } },
    labels: [],
    user: ana,
    html_url: `https://github.test/acme/orders/pull/${day}`,
  })),
  [`${base}/issues`]: [
    issue(9, { state: 'open', created_at: at(7, 11), updated_at: at(7, 12), closed_at: null }),
    issue(8, { state: 'closed', created_at: at(3, 11), updated_at: at(4), closed_at: at(3, 16) }),
    issue(5, { state: 'closed', created_at: at(2), updated_at: at(2), closed_at: at(2), pull_request: {} }),
  ],
  [`${base}/issues/9/events`]: [],
  [`${base}/issues/8/events`]: [
    { id: 1, event: 'labeled', created_at: at(3, 11) },
    { id: 2, event: 'closed', created_at: at(3, 12) },
    { id: 3, event: 'reopened', created_at: at(3, 14) },
    { id: 4, event: 'closed', created_at: at(3, 16) },
  ],
};
