import type { DeploymentStep } from '#shared/sender-event.ts';
import type { Reading, SentDelivery } from '../../sender.ts';
import type { Fields } from '../fields.ts';
import { known } from '../known.ts';
import { saysEvents, saysNothing } from '../reading.ts';
import { versionIn } from '../version-in-ref.ts';
import { ownersOf, repositoryOf } from './repository.ts';

const steps: Readonly<Record<string, DeploymentStep>> = {
  success: 'success',
  failure: 'failure',
  timed_out: 'failure',
  startup_failure: 'failure',
  cancelled: 'cancelled',
};

/** Why a run is no deployment; null where it is one. */
function reasonAgainst(body: Fields, run: Fields, pipelines: readonly string[]): string | null {
  const branch = run.text('head_branch');
  const path = run.text('path') ?? '';
  const names = [body.object('workflow')?.text('name'), run.text('name'), path, path.split('/').at(-1)];
  if (/^(pull_request|merge_group)/.test(run.text('event') ?? '')) return 'it tries a pull request';
  if (pipelines.length > 0)
    return names.some((name) => name && pipelines.includes(name))
      ? null
      : 'no pipeline that deploys has its name';
  return branch === body.needObject('repository').text('default_branch') || versionIn(branch) !== null
    ? null
    : `it ran for the branch ${branch}`;
}

/**
 * `workflow_run` as a deployment, for hooks whose `deployments` have `pipeline`: a run of a workflow that `pipelines`
 * names, by its name or its file; where none is named, every run for the default branch or a version. Each attempt is a
 * deployment of its own.
 */
export function readWorkflowRun({ hook }: SentDelivery, body: Fields): Reading {
  const run = body.needObject('workflow_run');
  const reason = reasonAgainst(body, run, hook.pipelines);
  const conclusion = run.text('conclusion');
  const isRunning = run.text('status') === 'in_progress';
  const attempt = run.number('run_attempt') ?? 1;
  const ref = run.text('head_branch');
  if (reason !== null) return saysNothing(`a workflow run that is no deployment: ${reason}`);
  if (conclusion !== null && !Object.hasOwn(steps, conclusion))
    return saysNothing(`a workflow run that deployed nothing: ${conclusion}`);
  return saysEvents([
    {
      kind: 'deployment',
      of: ownersOf(hook, body),
      id: attempt > 1 ? `${run.needText('id')}-${attempt}` : run.needText('id'),
      environment: hook.environment ?? 'production',
      atMs: run.needInstant('updated_at'),
      step: conclusion === null ? (isRunning ? 'started' : null) : (steps[conclusion] ?? null),
      told: known({
        repository: repositoryOf(body),
        sha: run.needText('head_sha'),
        ref,
        version: versionIn(ref),
        startedAtMs: run.instant('run_started_at'),
        automated: true,
        url: run.text('html_url'),
      }),
      changes: null,
    },
  ]);
}
