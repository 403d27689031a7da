import type { DeploymentStep } from '#shared/sender-event.ts';
import type { Reading } from '../../sender.ts';
import { Unreadable } from '../../sender.ts';
import { known } from '../known.ts';
import { serviceNames } from '../names.ts';
import { saysEvents, saysNothing } from '../reading.ts';
import { webLink } from '../web-link.ts';
import { type CdEvent, environmentOf } from './cd-event.ts';
import { noPackage, readPurl } from './purl.ts';

/**
 * A service that was deployed, upgraded or rolled back: each is one successful deployment of what the artifact names.
 * The specification has no id of a deployment, so the event's own is it. What a roll-back took back is not told either;
 * that an older version is there again says it.
 */
export function readService(event: CdEvent): Reading {
  const { id, atMs, subject, content, hook } = event;
  if (!hook.deploymentsFrom.includes('deployment'))
    return saysNothing('the hook takes pipelines for deployments');
  const artifact = content.text('artifactId');
  const { name, version, sha } = artifact === null ? noPackage : readPurl(artifact);
  return saysEvents([
    {
      kind: 'deployment',
      of: serviceNames(hook, subject.value, [subject.needText('id'), name]),
      environment: environmentOf(event),
      id,
      atMs,
      step: 'success',
      told: known({ version, sha }),
      changes: null,
    },
  ]);
}

const outcomes: Readonly<Record<string, DeploymentStep>> = {
  success: 'success',
  failure: 'failure',
  error: 'failure',
  cancel: 'cancelled',
  cancelled: 'cancelled',
};

function stepOf({ type, content }: CdEvent): DeploymentStep {
  if (type === 'pipelinerun.started') return 'started';
  const outcome = content.needText('outcome');
  const step = outcomes[outcome.toLowerCase()];
  if (step === undefined) throw new Unreadable(`a pipeline cannot end with the outcome "${outcome}"`);
  return step;
}

/** A run of a pipeline, where the hook takes those that deploy for deployments. */
export function readPipelineRun(event: CdEvent): Reading {
  const { atMs, subject, content, hook } = event;
  const name = content.text('pipelineName');
  const isMeant =
    hook.deploymentsFrom.includes('pipeline') &&
    (hook.pipelines.length === 0 || hook.pipelines.includes(name ?? ''));
  if (!isMeant) return saysNothing(`the hook does not take the pipeline "${name ?? ''}" for a deployment`);
  const step = stepOf(event);
  return saysEvents([
    {
      kind: 'deployment',
      of: serviceNames(hook, subject.value, [name, subject.text('source')]),
      environment: environmentOf(event),
      id: subject.needText('id'),
      atMs,
      step,
      told: known({ automated: true, url: webLink(content.text('uri') ?? content.text('url')) }),
      changes: null,
    },
  ]);
}
