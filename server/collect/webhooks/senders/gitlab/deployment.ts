import type { DeploymentStep } from '#shared/sender-event.ts';
import type { Reading, SentDelivery } from '../../sender.ts';
import type { Fields } from '../fields.ts';
import { known } from '../known.ts';
import { saysEvents, saysNothing } from '../reading.ts';
import { versionIn } from '../version-in-ref.ts';
import { ownersOf, projectUrl } from './project.ts';

/** Null: it waits for somebody or something. */
const steps: Readonly<Record<string, DeploymentStep | null>> = {
  running: 'started',
  success: 'success',
  failed: 'failure',
  canceled: 'cancelled',
  created: null,
  blocked: null,
};

/** The whole sha stands only at the end of the commit's address. */
const shaOf = (body: Fields): string | null =>
  /\/commit\/([0-9a-f]{40,64})$/.exec(body.text('commit_url') ?? '')?.[1] ?? body.text('short_sha');

/**
 * `deployment`. It was automated where a job made it; one made through the API has none, and then that is not known.
 * Which environments are production the configuration says, by their names.
 */
export function readDeployment({ hook }: SentDelivery, body: Fields): Reading {
  const status = body.needText('status');
  if (!Object.hasOwn(steps, status)) return saysNothing(`a deployment that did not happen: ${status}`);
  const step = steps[status] ?? null;
  const atMs = body.needInstant('status_changed_at');
  const ref = body.text('ref');
  return saysEvents([
    {
      kind: 'deployment',
      of: ownersOf(hook, body),
      id: body.needText('deployment_id'),
      environment: body.needText('environment'),
      atMs,
      step,
      told: known({
        repository: projectUrl(body),
        sha: shaOf(body),
        ref,
        version: versionIn(ref),
        startedAtMs: step === 'started' ? atMs : null,
        automated: body.has('deployable_id') ? true : null,
        url: body.text('deployable_url'),
      }),
      changes: null,
    },
  ]);
}
