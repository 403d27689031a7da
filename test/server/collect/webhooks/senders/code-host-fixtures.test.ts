import { existsSync, globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { github } from '../../../../../server/collect/webhooks/senders/github.ts';
import { gitlab } from '../../../../../server/collect/webhooks/senders/gitlab.ts';
import type { HookConfig } from '../../../../../server/config/hook-config.ts';
import { inWords, reading } from './told-by.ts';

/*
 * GitHub's and GitLab's own published payloads, and what each becomes for a hook that counts all there is as a
 * deployment and whose label for incidents is one that the payloads have. The times were read in the payloads; what is
 * told of a deleted release bears the time of its arrival, and so do GitLab's pushes.
 */
const folder = new URL('../../../../../../shared/fixtures/webhooks/', import.meta.url);
const exists = existsSync(folder);
const title = (name: string): string => (exists ? name : `${name} (skipped: ../shared/fixtures is absent)`);
const said = {
  deploymentsFrom: ['deployment', 'pipeline', 'release'],
  incidentLabels: ['bug'],
} satisfies Partial<HookConfig>;

const ISSUE = 'incident Codertocat/Hello-World#1';
const NO_INCIDENT = 'an issue without a label that makes it an incident (bug)';
const notKept = (event: string): string => `${event} events are not kept`;

const ofGithub: Readonly<Record<string, string>> = {
  'check_suite.completed.1': notKept('check_suite'),
  'check_suite.completed': notKept('check_suite'),
  'check_suite.requested': notKept('check_suite'),
  'check_suite.rerequested': notKept('check_suite'),
  create: notKept('create'),
  delete: notKept('delete'),
  deployment: 'deployment production 145988746 null 2019-05-15T15:20:53.000Z',
  'deployment_review.requested': notKept('deployment_review'),
  deployment_status: 'deployment production 145988746 success 2019-05-15T15:20:55.000Z',
  'issues.deleted': `${ISSUE} removed 2021-10-11T16:40:56.000Z sev undefined`,
  'issues.edited': `${ISSUE} opened 2019-05-15T15:20:18.000Z sev undefined`,
  'issues.labeled': `${ISSUE} opened 2019-05-15T15:20:18.000Z sev undefined`,
  'issues.opened': `${ISSUE} opened 2019-05-15T15:20:18.000Z sev undefined`,
  'issues.reopened': [
    `${ISSUE} opened 2021-07-05T18:05:24.000Z sev undefined`,
    `${ISSUE} resolved 2021-07-05T18:07:10.000Z sev undefined`,
    `${ISSUE} reopened 2021-10-11T16:40:56.000Z sev undefined`,
  ].join('; '),
  'issues.transferred': NO_INCIDENT,
  'label.created.1': notKept('label'),
  'label.created': notKept('label'),
  'label.deleted': notKept('label'),
  'label.edited': notKept('label'),
  'merge_group.checks_requested': notKept('merge_group'),
  page_build: notKept('page_build'),
  ping: 'ping: GitHub reaches this hook',
  'pull_request.closed': 'pull-request !2 unmerged 2019-05-15T15:21:18.000Z',
  'pull_request.labeled': 'pull-request !2 unmerged 2019-05-15T15:20:35.000Z',
  'pull_request.opened': 'pull-request !2 unmerged 2019-05-15T15:20:33.000Z',
  'pull_request.reopened': 'pull-request !2 unmerged 2019-05-15T15:20:33.000Z',
  'pull_request.synchronize': 'pull-request !2 unmerged 2019-05-15T15:20:33.000Z',
  push: 'a push of refs/tags/simple-tag, which is no branch',
  'release.created': 'a release that was created, which publishes nothing',
  'release.deleted': 'deployment production 0.0.1 removed 2026-03-02T10:00:00.000Z',
  'release.edited': 'a release that was edited, which publishes nothing',
  'release.published': 'deployment production 0.0.1 success 2019-05-15T15:20:53.000Z',
  repository_dispatch: notKept('repository_dispatch'),
  status: notKept('status'),
  'workflow_job.in_progress': notKept('workflow_job'),
  'workflow_job.queued': notKept('workflow_job'),
  'workflow_job.waiting': notKept('workflow_job'),
  'workflow_run.completed': 'deployment production 289782451 success 2020-10-05T16:33:49.000Z',
  'workflow_run.requested': 'deployment production 289782451 null 2020-10-05T16:33:24.000Z',
};

const ofGitlab: Readonly<Record<string, string>> = {
  build: notKept('build'),
  'confidential-issue': 'an issue that is no incident by its type or labels (bug)',
  deployment: 'deployment staging 15 success 2021-04-28T19:50:00.000Z',
  issue: 'an issue that is no incident by its type or labels (bug)',
  job: notKept('build'),
  'merge-request': 'pull-request !1 unmerged 2013-12-03T17:23:34.000Z',
  pipeline: 'a pipeline that is no deployment: it tries a merge request',
  push: 'commits master 2 commits, not all 2026-03-02T10:00:00.000Z',
  release: 'deployment production v1.1 success 2020-11-02T12:55:12.000Z',
  tag: notKept('tag_push'),
};

const body = (path: string): unknown => JSON.parse(readFileSync(new URL(path, folder), 'utf8'));
const names = (sender: string, ending: string): string[] =>
  globSync(`*${ending}`, { cwd: new URL(`${sender}/`, folder) })
    .map((name) => name.slice(0, -ending.length))
    .sort();

describe.skipIf(!exists)(title('the payloads that GitHub publishes'), () => {
  it('are all of these', () => {
    expect(names('github', '.payload.json')).toEqual(Object.keys(ofGithub).sort());
  });

  it.each(Object.entries(ofGithub))('%s becomes: %s', (name, words) => {
    const headers = { 'x-github-event': name.split('.')[0] ?? '' };
    expect(inWords(reading(github, body(`github/${name}.payload.json`), { headers, said }))).toBe(words);
  });
});

describe.skipIf(!exists)(title('the payloads that GitLab publishes'), () => {
  it('are all of these', () => {
    expect(names('gitlab', '-event.json')).toEqual(Object.keys(ofGitlab).sort());
  });

  it.each(Object.entries(ofGitlab))('%s becomes: %s', (name, words) => {
    expect(inWords(reading(gitlab, body(`gitlab/${name}-event.json`), { said }))).toBe(words);
  });
});
