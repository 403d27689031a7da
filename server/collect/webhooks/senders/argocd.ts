import type { DeploymentStep } from '#shared/sender-event.ts';
import type { ReadDeployment, Reading, Sender, SentDelivery } from '../sender.ts';
import { takenBack } from './argocd/rollback.ts';
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

const isSha = (revision: string): boolean => /^[0-9a-f]{40,64}$/.test(revision);

interface Source {
  readonly repository: string | null;
  readonly revision: string | null;
  /** What was asked for: a branch, a tag, a version of a chart. */
  readonly target: string | null;
}

/** Of several sources the first one that a commit was deployed of, else the first. */
function sourceOf(spec: Fields, state: Fields): Source {
  const result = state.object('syncResult');
  const sources = spec.has('sources')
    ? spec.list('sources')
    : spec.has('source')
      ? [spec.needObject('source')]
      : [];
  const revisions = spec.has('sources')
    ? (result?.texts('revisions') ?? [])
    : [result?.text('revision') ?? null];
  const all = sources.map((source, index) => ({
    repository: source.text('repoURL'),
    revision: revisions[index] ?? null,
    target: source.text('targetRevision'),
  }));
  const none = { repository: null, revision: null, target: null };
  return all.find(({ revision }) => revision !== null && isSha(revision)) ?? all[0] ?? none;
}

/** The tag of the only image; else what the source calls its revision, where that is a version. */
function versionOf(body: Fields, { revision, target }: Source): string | null {
  const images = body.object('summary')?.texts('images') ?? [];
  const tag = images.length === 1 ? (/:([\w][\w.-]*)$/.exec(images[0] ?? '')?.[1] ?? null) : null;
  return tag ?? versionIn(target) ?? versionIn(revision);
}

const label = (metadata: Fields, names: readonly string[]): string | null => {
  const labels = metadata.object('labels');
  return names.map((name) => labels?.text(name) ?? null).find((value) => value !== null) ?? null;
};

const idOf = (app: string, begunAt: string): string => `${app}@${begunAt}`;

function addressOf(body: Fields): string | null {
  const metadata = body.needObject('metadata');
  const base = body.text('argocdUrl')?.replace(/\/$/, '');
  return base ? `${base}/applications/${metadata.text('namespace')}/${metadata.needText('name')}` : null;
}

function told(body: Fields, source: Source): ReadDeployment['told'] {
  const state = body.needObject('operationState');
  const begunAt = state.needText('startedAt');
  const app = body.needObject('metadata').needText('name');
  const result = state.object('syncResult');
  const revision = result?.text('revision') ?? JSON.stringify(result?.texts('revisions') ?? []);
  const back = takenBack(body.list('history'), revision, begunAt);
  return known({
    startedAtMs: state.needInstant('startedAt'),
    repository: source.repository,
    sha: source.revision !== null && isSha(source.revision) ? source.revision : null,
    ref: source.target,
    version: versionOf(body, source),
    automated: followPointer(state.value, '/operation/initiatedBy/automated') === true ? true : null,
    rollbackOf: back === null ? null : idOf(app, back),
    url: addressOf(body),
  });
}

function read({ body: sent, hook, receivedAtMs }: SentDelivery): Reading {
  const body = fieldsOf(sent);
  const metadata = body.needObject('metadata');
  const state = body.needObject('operationState');
  const phase = state.needText('phase');
  const step = Object.hasOwn(steps, phase) ? (steps[phase] ?? null) : null;
  const source = sourceOf(body.needObject('spec'), state);
  if (step === null) return saysNothing(`a sync that is neither under way nor over: ${phase}`);
  return saysEvents([
    {
      kind: 'deployment',
      of: serviceNames(hook, sent, [
        label(metadata, ['service', 'app.kubernetes.io/name']),
        metadata.needText('name'),
        source.repository,
      ]),
      id: idOf(metadata.needText('name'), state.needText('startedAt')),
      environment: label(metadata, ['environment', 'env']) ?? hook.environment ?? 'production',
      atMs:
        step === 'started' ? state.needInstant('startedAt') : (state.instant('finishedAt') ?? receivedAtMs),
      step,
      told: told(body, source),
      changes: null,
    },
  ]);
}

/** App, revision, phase and when it finished: the same for a sync that is told twice. Null for another body. */
function deliveryId(body: unknown): string | null {
  const parts = [
    '/metadata/namespace',
    '/metadata/name',
    '/operationState/syncResult/revision',
    '/operationState/phase',
    '/operationState/startedAt',
    '/operationState/finishedAt',
  ].map((pointer) => followPointer(body, pointer));
  const name = parts[1];
  return typeof name === 'string'
    ? parts.map((part) => (typeof part === 'string' ? part : '')).join(' ')
    : null;
}

/**
 * Argo CD's notifications in the body of `argocd/template.ts`; Argo CD has none of its own. A sync is a deployment, of
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
