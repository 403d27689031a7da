import type { HostRoutes } from '../../fakes/code-host.ts';

/** A made-up history in the shapes of GitLab's REST API, newest first where GitLab lists newest first. */
const at = (day: number, hour = 0): string => new Date(Date.UTC(2026, 0, day, hour)).toISOString();
const sha = (day: number): string => String(day).padStart(2, '0').repeat(20);
const base = '/api/v4/projects/plant/mes/orders';

const deployment = (day: number) => ({
  id: 100 + day,
  iid: day,
  ref: 'main',
  sha: sha(day),
  created_at: at(day, 9),
  updated_at: at(day, 11),
  status: day === 2 ? 'failed' : 'success',
  environment: { id: 1, name: 'production' },
  deployable:
    day === 1 ? null : { id: 900 + day, status: 'success', started_at: at(day, 9), finished_at: at(day, 10) },
});

const commit = (day: number) => ({
  id: sha(day),
  parent_ids: [sha(day - 1)],
  message: `work of day ${day}`,
  committed_date: at(day, 8),
});

const issue = (iid: number, rest: object) => ({
  id: 70 + iid,
  iid,
  title: `Incident ${iid}`,
  description: null,
  severity: 'UNKNOWN',
  labels: [],
  confidential: false,
  web_url: `https://gitlab.test/plant/mes/orders/-/issues/${iid}`,
  ...rest,
});

export const gitlabHistory: HostRoutes = {
  [base]: {
    id: 5,
    name: 'orders',
    path_with_namespace: 'plant/mes/orders',
    web_url: 'https://gitlab.test/plant/mes/orders',
    default_branch: 'main',
    last_activity_at: at(9),
  },
  [`${base}/deployments`]: [3, 2, 1].map(deployment),
  [`${base}/repository/compare`]: { commits: [commit(2), commit(3)], compare_timeout: false },
  [`${base}/merge_requests`]: [
    {
      id: 1,
      iid: 4,
      title: 'Change 4',
      state: 'merged',
      source_branch: 'change-4',
      target_branch: 'main',
      created_at: at(2, 1),
      updated_at: at(3, 9),
      merged_at: at(2, 8),
      sha: 'b'.repeat(40),
      merge_commit_sha: sha(2),
      squash_commit_sha: null,
      labels: ['backend'],
      web_url: 'https://gitlab.test/plant/mes/orders/-/merge_requests/4',
    },
  ],
  // The stand-in lists them for both questions, by type and by label: the second time they change nothing.
  [`${base}/issues`]: [
    issue(8, {
      state: 'closed',
      issue_type: 'incident',
      severity: 'HIGH',
      created_at: at(2, 11),
      updated_at: at(2, 17),
      closed_at: at(2, 16),
    }),
    issue(6, {
      state: 'opened',
      labels: ['incident'],
      created_at: at(3),
      updated_at: at(3),
      closed_at: null,
    }),
  ],
  [`${base}/issues/8/resource_state_events`]: [
    { id: 1, state: 'closed', created_at: at(2, 12) },
    { id: 2, state: 'reopened', created_at: at(2, 14) },
    { id: 3, state: 'closed', created_at: at(2, 16) },
  ],
  [`${base}/issues/6/resource_state_events`]: [],
  [`${base}/releases`]: [
    { tag_name: 'v3', name: 'v3', created_at: at(3), released_at: at(3), commit: { id: sha(3) }, _links: {} },
  ],
};
