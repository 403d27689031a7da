import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { DeployedChange, Deployment } from '#shared/facts.ts';
import { historyOf } from '#shared/metrics/history-of.ts';
import { hotfixes } from '#shared/metrics/hotfixes.ts';
import { leadTime } from '#shared/metrics/lead-time.ts';
import { MINUTE_SECONDS } from '#shared/units.ts';
import { change, deployment, facts, options, span } from './delivery-facts.ts';

const folder = new URL('../../../../shared/fixtures/dora/devlake-dora/change_lead_time/', import.meta.url);
const exists = existsSync(folder);
const title = exists
  ? "the acceptance tables of Apache DevLake's lead time"
  : "the acceptance tables of Apache DevLake's lead time (skipped: ../shared/fixtures is absent)";

type Row = Readonly<Record<string, string>>;

function table(name: string): Row[] {
  const [head = '', ...lines] = readFileSync(new URL(`${name}.csv`, folder), 'utf8')
    .trim()
    .split(/\r?\n/);
  const columns = head.split(',');
  return lines.map((line) => {
    const values = line.split(',');
    return Object.fromEntries(columns.map((column, index) => [column, values[index] ?? '']));
  });
}

/** `2023-4-10 6:51:47` and `2023-04-10T06:52:47.000+00:00`, both UTC. */
function instant(text: string): number {
  const [year = 0, month = 0, ...rest] = text.split(/\D+/).map(Number);
  return Date.UTC(year, month - 1, ...(rest.slice(0, 4) as [number, number, number, number]));
}

const instantOrNull = (text: string | undefined): number | null => (text ? instant(text) : null);

/** A service is what is deployed from one repository by one pipeline. Failed ones never reach a figure. */
const deployments = (): Deployment[] =>
  table('cicd_deployment_commits')
    .filter(({ result }) => result === 'SUCCESS')
    .map(({ id = '', cicd_scope_id, repo_url, environment = '', commit_sha = '', finished_date = '' }) =>
      deployment(id, instant(finished_date), {
        service: `${cicd_scope_id} ${repo_url}`,
        environment,
        version: commit_sha,
        sha: commit_sha,
      }),
    );

/** A pull request's merge commit as the deployment carried it whose comparison names it. */
function changes(): DeployedChange[] {
  const carriers = new Map(deployments().map((each) => [each.sha, each]));
  const firstCommits = Map.groupBy(table('pull_request_commits'), ({ pull_request_id }) => pull_request_id);
  return table('commits_diffs').flatMap(({ new_commit_sha = '', commit_sha = '' }) => {
    const carrier = carriers.get(new_commit_sha);
    const pull = table('pull_requests').find(({ merge_commit_sha }) => merge_commit_sha === commit_sha);
    const mergedAtMs = instantOrNull(pull?.merged_date);
    if (
      carrier === undefined ||
      carrier.environment !== 'PRODUCTION' ||
      pull === undefined ||
      mergedAtMs === null
    )
      return [];
    const authored = (firstCommits.get(pull.id) ?? []).map((row) => instant(row.commit_authored_date ?? ''));
    const { service, environment } = carrier;
    return change(commit_sha, carrier.id, mergedAtMs, {
      service,
      environment,
      pullRequest: pull.id ?? null,
      firstCommitAtMs: Math.min(...authored),
      openedAtMs: instantOrNull(pull.created_date),
      mergedAtMs,
    });
  });
}

/** Theirs are whole minutes, rounded up. */
const minutes = (seconds: unknown): number | null =>
  typeof seconds === 'number' ? Math.ceil(seconds / MINUTE_SECONDS) : null;

/** Where ours is another answer, with the reason. Everything else is the same. */
const differences: Readonly<Record<string, string>> = {
  'pr0 coding':
    'it came with the first deployment, a baseline: METRICS.md leaves its changes out with all their parts, while theirs has parts for what was never delivered',
  'pr3 coding':
    'it was merged after it was deployed, which cannot be: METRICS.md leaves negative times out with all parts',
  'pr3 review': 'as above',
  'pr2 review':
    'theirs is two parts (until the first comment, from it to the merge), each rounded up to a minute: 1 + 60; ours runs from opened to merged: 60',
  'pr4 coding': 'it went to staging alone: ours has parts of delivered changes only',
  'pr5 coding': 'its deployment failed: ours has parts of delivered changes only',
  'pr5 review': 'as above',
};

describe.skipIf(!exists)(title, () => {
  const window = span(instant('2023-01-01 0:0:0'), instant('2023-05-01 0:0:0'));
  const given = () => facts({ deployments: deployments(), changes: changes() });

  it('name the same deployment before each deployment', () => {
    // Whatever is marked as a hotfix mends the one right before it in its line.
    const marked = deployments()
      .sort((a, b) => a.finishedAtMs - b.finishedAtMs)
      .map((each) => ({ ...each, ref: 'hotfix/a' }));
    const before = new Map(hotfixes(marked, new Set()).map(({ by, failed }) => [by.id, failed.id]));
    const wanted = table('cicd_deployment_commits').filter(({ result }) => result === 'SUCCESS');
    expect(wanted.length).toBe(14);
    expect(wanted.map(({ id = '' }) => [id, before.get(id) ?? ''])).toEqual(
      wanted.map(({ id, prev_success_deployment_commit_id: previous }) => [id, previous]),
    );
  });

  it('name the same deployment for each pull request, but for the baseline', () => {
    const production = given().deployments.filter(({ environment }) => environment === 'PRODUCTION');
    const [lanes, kinds] = [
      leadTime.createEvidence(historyOf(facts({ deployments: production, changes: changes() })))(
        window,
        options(),
      ),
      new Map(changes().map(({ sha, pullRequest }) => [sha, pullRequest])),
    ];
    const found = lanes.flatMap((lane) =>
      Array.from({ length: lane.length }, (_, index) => lane.event(index)).map(
        ({ id, deployment: by, reason }) => [kinds.get(id), by?.id, reason],
      ),
    );
    // pr0 was in the first deployment of all, for which theirs compares with nothing. pr3 is theirs too, without times.
    expect(found.sort()).toEqual([
      ['pr0', '1', 'baseline'],
      ['pr1', '5', null],
      ['pr2', '5', null],
      ['pr3', '6', 'negative'],
    ]);
    const theirs = table('project_pr_metrics').map(({ id, deployment_commit_id }) => [
      id,
      deployment_commit_id,
    ]);
    expect(theirs.filter(([, by]) => by !== '')).toEqual([
      ['pr1', '5'],
      ['pr2', '5'],
      ['pr3', '6'],
    ]);
  });

  it('have the same coding, review and shipping times, or a written reason', () => {
    const rows = table('project_pr_metrics');
    const production = given().deployments.filter(({ environment }) => environment === 'PRODUCTION');
    const found = rows.flatMap((row) => {
      const own = changes().filter(({ pullRequest }) => pullRequest === row.id);
      const { detail } = leadTime.compute(
        facts({ deployments: production, changes: own }),
        window,
        options(),
      );
      const theirs = (name: string) => (row[name] ? Number(row[name]) : null);
      const review = theirs('pr_review_time');
      const parts = {
        coding: [minutes(detail.codingMedianSeconds), theirs('pr_coding_time')],
        review: [
          minutes(detail.reviewMedianSeconds),
          review === null ? null : review + (theirs('pr_pickup_time') ?? 0),
        ],
        shipping: [minutes(detail.shippingMedianSeconds), theirs('pr_deploy_time')],
      };
      return Object.entries(parts).flatMap(([part, [ours, other]]) =>
        ours === other ? [] : [`${row.id} ${part}`],
      );
    });
    expect(found.sort()).toEqual(Object.keys(differences).sort());
  });
});
