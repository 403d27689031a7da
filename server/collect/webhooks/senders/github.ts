import { type Sender, Unreadable } from '../sender.ts';
import { readCompare } from './compared-range.ts';
import { fieldsOf } from './fields.ts';
import { readDeployment, readDeploymentStatus } from './github/deployment.ts';
import { readIssue } from './github/issue.ts';
import { readPullRequest } from './github/pull-request.ts';
import { readPush } from './github/push.ts';
import { readRelease } from './github/release.ts';
import { repositoryOf } from './github/repository.ts';
import { readWorkflowRun } from './github/workflow-run.ts';
import { onlyFrom, type ReadCodeHostEvent } from './only-from.ts';
import { saysNothing } from './reading.ts';

const events: Readonly<Record<string, ReadCodeHostEvent>> = {
  ping: () => saysNothing('ping: GitHub reaches this hook'),
  deployment: onlyFrom('deployment', readDeployment),
  deployment_status: onlyFrom('deployment', readDeploymentStatus),
  workflow_run: onlyFrom('pipeline', readWorkflowRun),
  release: onlyFrom('release', readRelease),
  push: readPush,
  compare: readCompare(repositoryOf),
  pull_request: readPullRequest,
  issues: readIssue,
};

/** Webhooks of GitHub, github.com and Enterprise Server. `X-GitHub-Event` names what the body is. */
export const github: Sender = {
  kind: 'github',
  proofs: ['hub-signature'],
  keptHeaders: ['x-github-event', 'x-github-delivery'],
  deliveryId: (headers) => headers['x-github-delivery'] ?? null,
  read(delivery) {
    const name = delivery.headers['x-github-event'];
    if (!name)
      throw new Unreadable('the header X-GitHub-Event is absent, without which GitHub sends nothing');
    const body = fieldsOf(delivery.body);
    const read = Object.hasOwn(events, name) ? events[name] : undefined;
    return read === undefined ? saysNothing(`${name} events are not kept`) : read(delivery, body);
  },
};
