import type { DeploymentStep } from '#shared/sender-event.ts';
import type { ReadDeployment, Reading, Sender, SentDelivery } from '../sender.ts';
import { type Fields, fieldsOf } from './fields.ts';
import { known } from './known.ts';
import { serviceNames } from './names.ts';
import { saysEvents, saysNothing } from './reading.ts';
import { versionIn } from './version-in-ref.ts';

/** An unstable build ran to its end, and what it deploys is out. */
const finished: Readonly<Record<string, DeploymentStep>> = {
  SUCCESS: 'success',
  UNSTABLE: 'success',
  FAILURE: 'failure',
  ABORTED: 'cancelled',
};

/** `job/shop/job/orders/` is the job `shop/orders`. */
const jobName = (job: Fields): string =>
  [...(job.text('url') ?? '').matchAll(/(?:^|\/)job\/([^/]+)/g)]
    .map(([, part]) => decoded(part ?? ''))
    .join('/') || job.needText('name');

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** The first of the build's parameters of these names, in whatever capitals. */
function parameter(build: Fields, names: readonly string[]): string | null {
  const all = Object.entries(build.object('parameters')?.value ?? {});
  const named = names.map((name) => all.find(([key]) => key.toLowerCase() === name)?.[1]);
  const value = named.find((each) => typeof each === 'string' && each !== '');
  return typeof value === 'string' ? value : null;
}

function told(build: Fields, atMs: number, step: DeploymentStep): ReadDeployment['told'] {
  const scm = build.object('scm');
  const ref = scm?.text('branch')?.replace(/^(refs\/remotes\/)?origin\//, '') ?? null;
  const durationMs = build.number('duration') ?? 0;
  return known({
    startedAtMs: step === 'started' ? atMs : durationMs > 0 ? Math.max(0, atMs - durationMs) : null,
    version: parameter(build, ['version', 'tag']) ?? versionIn(ref),
    sha: scm?.text('commit') ?? null,
    repository: scm?.text('url') ?? null,
    ref,
    automated: true,
    url: build.text('full_url'),
  });
}

function stepOf(phase: string | null, status: string): DeploymentStep | null {
  if (phase === 'STARTED') return 'started';
  const isOver = phase === 'COMPLETED' || phase === 'FINALIZED';
  return isOver && Object.hasOwn(finished, status) ? (finished[status] ?? null) : null;
}

function read({ body, hook, receivedAtMs }: SentDelivery): Reading {
  const job = fieldsOf(body);
  const build = job.needObject('build');
  const name = jobName(job);
  const number = build.needText('number');
  const phase = build.text('phase');
  const status = build.text('status') ?? '';
  const step = stepOf(phase, status);
  const isMeant =
    hook.pipelines.length === 0 || [name, job.needText('name')].some((each) => hook.pipelines.includes(each));
  if (!isMeant) return saysNothing(`no pipeline that deploys is called ${name}`);
  if (step === null)
    return saysNothing(`a build that deployed nothing: ${[phase, status].filter(Boolean).join(' ')}`);
  const atMs = build.instant('timestamp') ?? receivedAtMs;
  const event: ReadDeployment = {
    kind: 'deployment',
    of: serviceNames(hook, body, [
      parameter(build, ['service']),
      name,
      job.needText('name'),
      build.object('scm')?.text('url') ?? null,
    ]),
    id: `${name}#${number}`,
    environment: parameter(build, ['environment', 'env', 'deploy_env']) ?? hook.environment ?? 'production',
    atMs,
    step,
    told: told(build, atMs, step),
    changes: null,
  };
  return saysEvents([event]);
}

/**
 * The Notification plugin of Jenkins, events `STARTED`, `COMPLETED` and `FINALIZED` in JSON. Every build that tells is a
 * deployment; where the hook has `pipelines`, only those of these jobs, by name or full name (`shop/orders`). The build's
 * parameters `SERVICE`, `ENVIRONMENT` and `VERSION` say what they say. The plugin sends no header, so that its address
 * holds the secret.
 */
export const jenkins: Sender = {
  kind: 'jenkins',
  proofs: ['path-secret', 'authorization', 'own-header'],
  keptHeaders: [],
  deliveryId: () => null,
  read,
};
