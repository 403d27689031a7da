import { type Sender, Unreadable } from '../sender.ts';
import { readCompare } from './compared-range.ts';
import { fieldsOf } from './fields.ts';
import { readDeployment } from './gitlab/deployment.ts';
import { readIssue } from './gitlab/issue.ts';
import { readMergeRequest } from './gitlab/merge-request.ts';
import { readPipeline } from './gitlab/pipeline.ts';
import { projectUrl } from './gitlab/project.ts';
import { readPush } from './gitlab/push.ts';
import { readRelease } from './gitlab/release.ts';
import { onlyFrom, type ReadCodeHostEvent } from './only-from.ts';
import { saysNothing } from './reading.ts';

const events: Readonly<Record<string, ReadCodeHostEvent>> = {
  deployment: onlyFrom('deployment', readDeployment),
  pipeline: onlyFrom('pipeline', readPipeline),
  release: onlyFrom('release', readRelease),
  push: readPush,
  compare: readCompare(projectUrl),
  merge_request: readMergeRequest,
  issue: readIssue,
  work_item: readIssue,
};

/** Webhooks of GitLab, gitlab.com and self-managed; of a project, a group or the system. `object_kind` names the body. */
export const gitlab: Sender = {
  kind: 'gitlab',
  proofs: ['gitlab-token', 'standard-webhooks'],
  keptHeaders: ['x-gitlab-event', 'x-gitlab-event-uuid', 'idempotency-key', 'webhook-id'],
  deliveryId: (headers) =>
    headers['idempotency-key'] ?? headers['webhook-id'] ?? headers['x-gitlab-event-uuid'] ?? null,
  read(delivery) {
    const body = fieldsOf(delivery.body);
    const kind = body.text('object_kind') ?? body.text('event_name');
    if (kind === null) throw new Unreadable('body.object_kind is absent, without which GitLab sends nothing');
    const read = Object.hasOwn(events, kind) ? events[kind] : undefined;
    return read === undefined ? saysNothing(`${kind} events are not kept`) : read(delivery, body);
  },
};
