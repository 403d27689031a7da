import type { DeploymentStep } from '#shared/sender-event.ts';
import type { ReadDeployment, Reading, Sender, SentDelivery } from '../sender.ts';
import { revisionsOf, takenBack } from './argocd/rollback.ts';
import { type DeployedSource, deployedSource, isCommit } from './argocd/source.ts';
import { type Fields, fieldsOf } from './fields.ts';
import { known } from './known.ts';
import { serviceNames } from './names.ts';
import { followPointer } from './pointer.ts';
import { saysEvents, saysNothing } from './reading.ts';
import { versionIn } from './version-in-ref.ts';

const steps: Readonly<Record<string, DeploymentStep>> = {
  Running: 'started',
  Succeeded: 'success',
  Failed: 'failure',
  Error: 'failure',
};

/** The tag of the only image; else what the source calls its revision, where that is a version. */
function versionOf(body: Fields, { revision, target }: DeployedSource): string | null {
  const images = body.texts('images');
  const tag = images.length === 1 ? /:(\w[\w.-]*)$/.exec(images[0] ?? '')?.[1] : undefined;
  return tag ?? versionIn(target) ?? versionIn(revision);
}

function label(body: Fields, names: readonly string[]): string | null {
  const labels = body.object('labels');
  return names.map((name) => labels?.text(name) ?? null).find((value) => value !== null) ?? null;
}

const idOf = (body: Fields, begunAt: string): string => `${body.needText('app')}@${begunAt}`;

function rolledBack(body: Fields, begunAt: string): string | null {
  const deployed = body.object('deployed');
  const back = deployed === null ? null : takenBack(body.list('history'), revisionsOf(deployed), begunAt);
  return back === null ? null : idOf(body, back);
}

function addressOf(body: Fields): string | null {
  const argocdUrl = body.text('argocdUrl')?.replace(/\/$/, '');
  return argocdUrl ? `${argocdUrl}/applications/${body.needText('namespace')}/${body.needText('app')}` : null;
}

function told(body: Fields, operation: Fields, source: DeployedSource): ReadDeployment['told'] {
  return known({
    startedAtMs: operation.needInstant('startedAt'),
    repository: source.repository,
    sha: isCommit(source.revision) ? source.revision : null,
    ref: source.target,
    version: versionOf(body, source),
    automated: body.flag('automated') === true ? true : null,
    rollbackOf: rolledBack(body, operation.needText('startedAt')),
    url: addressOf(body),
  });
}

function read({ body: sent, hook, receivedAtMs }: SentDelivery): Reading {
  const body = fieldsOf(sent);
  const operation = body.needObject('operation');
  const phase = operation.needText('phase');
  if (!Object.hasOwn(steps, phase)) return saysNothing(`a sync that is neither under way nor over: ${phase}`);
  const step = steps[phase] ?? null;
  const source = deployedSource(body);
  const startedAtMs = operation.needInstant('startedAt');
  return saysEvents([
    {
      kind: 'deployment',
      of: serviceNames(hook, sent, [
        label(body, ['service', 'app.kubernetes.io/name']),
        body.needText('app'),
        source.repository,
      ]),
      id: idOf(body, operation.needText('startedAt')),
      environment: label(body, ['environment', 'env']) ?? hook.environment ?? 'production',
      atMs: step === 'started' ? startedAtMs : (operation.instant('finishedAt') ?? receivedAtMs),
      step,
      told: told(body, operation, source),
      changes: null,
    },
  ]);
}

/** The same for a sync that is told twice; null for a body that is not of the template. */
function deliveryId(body: unknown): string | null {
  const parts = [
    '/namespace',
    '/app',
    '/deployed/revision',
    '/operation/phase',
    '/operation/startedAt',
    '/operation/finishedAt',
  ].map((pointer) => followPointer(body, pointer));
  return typeof parts[1] === 'string' && typeof parts[4] === 'string'
    ? parts.map((part) => (typeof part === 'string' ? part : '-')).join(' ')
    : null;
}

/**
 * Argo CD's notifications in the body of `shared/argocd-template.ts`; Argo CD has none of its own. A sync is a deployment, of
 * the service that a label `service` or `app.kubernetes.io/name` names, else the application's name; a label
 * `environment` says where. Automated where Argo CD synced by itself; who asked otherwise may be a pipeline or a person.
 */
export const argocd: Sender = {
  kind: 'argocd',
  proofs: ['authorization', 'own-header'],
  keptHeaders: [],
  deliveryId: (_headers, body) => deliveryId(body),
  read,
};
