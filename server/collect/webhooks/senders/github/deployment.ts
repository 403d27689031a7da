import type { DeploymentStep, DeploymentTold } from '#shared/sender-event.ts';
import type { ReadDeployment, Reading, SentDelivery } from '../../sender.ts';
import type { Fields } from '../fields.ts';
import { known } from '../known.ts';
import { followPointer } from '../pointer.ts';
import { saysEvents, saysNothing } from '../reading.ts';
import { versionIn } from '../version-in-ref.ts';
import { isBot, ownersOf, repositoryOf } from './repository.ts';

/** `inactive` is what GitHub sets when the next one is out. Null: it waits. */
const steps: Readonly<Record<string, DeploymentStep | null>> = {
  in_progress: 'started',
  success: 'success',
  failure: 'failure',
  error: 'failure',
  inactive: 'superseded',
  queued: null,
  pending: null,
  waiting: null,
};

interface Payload {
  text(name: string): string | null;
  flag(name: string): boolean | null;
}

/** What the deployment's maker put beside it, an object or JSON in text. It is anybody's: what is no text is no name. */
function payloadOf(deployment: Fields): Payload {
  const { payload } = deployment.value;
  const value = (name: string) =>
    followPointer(typeof payload === 'string' ? parsed(payload) : payload, `/${name}`);
  return {
    text(name) {
      const text = value(name);
      return (typeof text === 'string' && text !== '') || typeof text === 'number' ? String(text) : null;
    },
    flag(name) {
      const flag = value(name);
      return typeof flag === 'boolean' ? flag : null;
    },
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const startedByMachine = (body: Fields, deployment: Fields): boolean =>
  isBot(deployment, 'creator') || deployment.has('performed_via_github_app') || body.has('workflow_run');

function told(body: Fields, deployment: Fields): DeploymentTold {
  const payload = payloadOf(deployment);
  const ref = deployment.text('ref');
  const isRework = /hotfix|rollback/i.test(deployment.text('task') ?? '');
  return known({
    repository: repositoryOf(body),
    sha: deployment.needText('sha'),
    ref,
    version: payload.text('version') ?? versionIn(ref),
    automated: startedByMachine(body, deployment) ? true : null,
    unplanned: payload.flag('unplanned') ?? (isRework ? true : null),
    fixesIncident: payload.text('fixesIncident'),
    rollbackOf: payload.text('rollbackOf'),
    previousSha: payload.text('previousSha'),
  });
}

function eventOf(
  { hook }: SentDelivery,
  body: Fields,
  happened: Pick<ReadDeployment, 'atMs' | 'step' | 'told'>,
) {
  const deployment = body.needObject('deployment');
  const event: ReadDeployment = {
    kind: 'deployment',
    of: ownersOf(hook, body, payloadOf(deployment).text('service')),
    id: deployment.needText('id'),
    environment: body.object('deployment_status')?.text('environment') ?? deployment.needText('environment'),
    changes: null,
    ...happened,
    told: { ...told(body, deployment), ...happened.told },
  };
  const isPassing =
    deployment.flag('transient_environment') === true && deployment.flag('production_environment') !== true;
  return isPassing
    ? saysNothing(`a deployment to ${event.environment}, an environment that is there for a while only`)
    : saysEvents([event]);
}

/**
 * `deployment`: it is asked for. Which environments are production the configuration says, by their names. It was
 * automated where a bot, an app or a workflow made it; otherwise that is not known, because pipelines elsewhere use
 * people's tokens. A `payload` may say `service`, `version`, `unplanned`, `fixesIncident`, `rollbackOf`, `previousSha`.
 */
export function readDeployment(delivery: SentDelivery, body: Fields): Reading {
  const atMs = body.needObject('deployment').needInstant('created_at');
  return eventOf(delivery, body, { atMs, step: null, told: { startedAtMs: atMs } });
}

/** `deployment_status`: how it goes. It begins when it is in progress, whatever it waited for before. */
export function readDeploymentStatus(delivery: SentDelivery, body: Fields): Reading {
  const status = body.needObject('deployment_status');
  const state = status.needText('state');
  if (!Object.hasOwn(steps, state))
    return saysNothing(`a deployment whose state "${state}" is not known here`);
  const atMs = status.needInstant('created_at');
  const step = steps[state] ?? null;
  const url = status.text('log_url') ?? status.text('target_url');
  return eventOf(delivery, body, {
    atMs,
    step,
    told: known({ startedAtMs: step === 'started' ? atMs : null, url }),
  });
}
