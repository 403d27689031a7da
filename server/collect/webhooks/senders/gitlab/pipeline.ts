import type { DeploymentStep } from '#shared/sender-event.ts';
import type { Reading, SentDelivery } from '../../sender.ts';
import type { Fields } from '../fields.ts';
import { known } from '../known.ts';
import { saysEvents, saysNothing } from '../reading.ts';
import { versionIn } from '../version-in-ref.ts';
import { ownersOf, projectUrl } from './project.ts';

const finished: Readonly<Record<string, DeploymentStep>> = {
  success: 'success',
  failed: 'failure',
  canceled: 'cancelled',
};

/** Why a pipeline is no deployment; null where it is one. */
function reasonAgainst(body: Fields, pipeline: Fields, pipelines: readonly string[]): string | null {
  const ref = pipeline.text('ref');
  const names = [pipeline.text('name'), ref];
  if (pipeline.text('source') === 'merge_request_event') return 'it tries a merge request';
  if (pipelines.length > 0)
    return names.some((name) => name !== null && pipelines.includes(name))
      ? null
      : 'no pipeline that deploys has its name or its ref';
  return pipeline.flag('tag') === true || ref === body.needObject('project').text('default_branch')
    ? null
    : `it ran for the branch ${ref}`;
}

/**
 * `pipeline` as a deployment, for hooks whose `deployments` have `pipeline`: one whose name or ref `pipelines` names;
 * where none is named, every one for the default branch or a tag. A retry is the same deployment, told again.
 */
export function readPipeline({ hook, receivedAtMs }: SentDelivery, body: Fields): Reading {
  const pipeline = body.needObject('object_attributes');
  const reason = reasonAgainst(body, pipeline, hook.pipelines);
  const status = pipeline.needText('status');
  const isFinished = Object.hasOwn(finished, status);
  const ref = pipeline.text('ref');
  const createdAtMs = pipeline.needInstant('created_at');
  if (reason !== null) return saysNothing(`a pipeline that is no deployment: ${reason}`);
  if (!isFinished && status !== 'running')
    return saysNothing(`a pipeline that deployed nothing yet: ${status}`);
  return saysEvents([
    {
      kind: 'deployment',
      of: ownersOf(hook, body),
      id: pipeline.needText('id'),
      environment: hook.environment ?? 'production',
      atMs: isFinished ? (pipeline.instant('finished_at') ?? receivedAtMs) : createdAtMs,
      step: isFinished ? (finished[status] ?? null) : 'started',
      told: known({
        repository: projectUrl(body),
        sha: pipeline.needText('sha'),
        ref,
        version: pipeline.flag('tag') === true ? ref : versionIn(ref),
        startedAtMs: createdAtMs,
        automated: true,
        url: pipeline.text('url'),
      }),
      changes: null,
    },
  ]);
}
