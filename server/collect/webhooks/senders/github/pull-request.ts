import type { Reading, SentDelivery } from '../../sender.ts';
import type { Fields } from '../fields.ts';
import { saysEvents } from '../reading.ts';
import { repositoryOf } from './repository.ts';

/** `pull_request`, whatever happened to it. Until it is merged its `merge_commit_sha` is only a trial. */
export function readPullRequest(_delivery: SentDelivery, body: Fields): Reading {
  const pullRequest = body.needObject('pull_request');
  const mergedAtMs = pullRequest.instant('merged_at');
  return saysEvents([
    {
      kind: 'pull-request',
      atMs: pullRequest.needInstant('updated_at'),
      pullRequest: {
        repository: repositoryOf(body),
        number: pullRequest.needText('number'),
        title: pullRequest.text('title'),
        branch: pullRequest.object('base')?.text('ref') ?? null,
        headBranch: pullRequest.object('head')?.text('ref') ?? null,
        headSha: pullRequest.object('head')?.text('sha') ?? null,
        mergeSha: mergedAtMs === null ? null : pullRequest.text('merge_commit_sha'),
        commitCount: pullRequest.number('commits'),
        openedAtMs: pullRequest.instant('created_at'),
        firstCommitAtMs: null,
        mergedAtMs,
        labels: pullRequest.list('labels').map((label) => label.needText('name')),
        url: pullRequest.text('html_url'),
      },
    },
  ]);
}
