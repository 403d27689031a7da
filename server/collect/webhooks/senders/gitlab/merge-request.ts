import type { Reading, SentDelivery } from '../../sender.ts';
import type { Fields } from '../fields.ts';
import { saysEvents } from '../reading.ts';
import { projectUrl } from './project.ts';

/** The squash before the merge over it, which is no change; after a fast-forward it is the branch's own last commit. */
const mergeShaOf = (request: Fields): string | null =>
  request.text('squash_commit_sha') ??
  request.text('merge_commit_sha') ??
  request.object('last_commit')?.text('id') ??
  null;

/** `merge_request`, whatever happened to it. Only the event of the merge itself says when that was. */
export function readMergeRequest(_delivery: SentDelivery, body: Fields): Reading {
  const request = body.needObject('object_attributes');
  const isMerged = request.text('state') === 'merged';
  const labels = request.has('labels') ? request.list('labels') : body.list('labels');
  const updatedAtMs = request.needInstant('updated_at');
  return saysEvents([
    {
      kind: 'pull-request',
      atMs: updatedAtMs,
      pullRequest: {
        repository: request.object('target')?.text('web_url') ?? projectUrl(body),
        number: request.needText('iid'),
        title: request.text('title'),
        branch: request.text('target_branch'),
        headBranch: request.text('source_branch'),
        headSha: request.object('last_commit')?.text('id') ?? null,
        mergeSha: isMerged ? mergeShaOf(request) : null,
        commitCount: null,
        openedAtMs: request.instant('created_at'),
        firstCommitAtMs: null,
        mergedAtMs: isMerged && request.text('action') === 'merge' ? updatedAtMs : null,
        labels: labels.map((label) => label.needText('title')),
        url: request.text('url'),
      },
    },
  ]);
}
