import type { DeploymentBody } from '#shared/api/deployments.ts';
import type { DeployedChange, Deployment } from '#shared/facts.ts';
import { Problem } from '#shared/problems.ts';
import { type DeploymentSaid, whatIsSaid } from '../as-told.ts';
import type { Config } from '../config/config.ts';
import type { ToldDeployment } from '../store/store.ts';
import { parsePastInstant } from './instants.ts';
import { knownService } from './known-service.ts';

/** Called the same in a body as in the facts. */
const bodyFields = [
  'result',
  'version',
  'sha',
  'repository',
  'automated',
  'unplanned',
  'fixesIncident',
  'rollbackOf',
  'url',
  'ref',
  'previousSha',
] as const;

type Instants = (text: string | null | undefined, name: string) => number | null;

function readChanges(
  body: DeploymentBody,
  deployment: Deployment,
  instant: Instants,
): DeployedChange[] | null {
  if (!body.changes) return null;
  return body.changes.map((change, index) => {
    const committedAtMs = instant(change.committedAt, `changes/${index}/committedAt`) ?? 0;
    const mergedAtMs = instant(change.mergedAt, `changes/${index}/mergedAt`);
    return {
      service: deployment.service,
      environment: deployment.environment,
      deploymentId: deployment.id,
      repository: change.repository ?? deployment.repository ?? '',
      sha: change.sha,
      committedAtMs,
      parentCount: change.parents ?? 1,
      firstCommitAtMs: instant(change.firstCommitAt, `changes/${index}/firstCommitAt`),
      openedAtMs: instant(change.openedAt, `changes/${index}/openedAt`),
      mergedAtMs,
      reachedBranchAtMs: mergedAtMs ?? committedAtMs,
      message: change.message ?? null,
      originSha: change.cherryPickedFrom ?? null,
      revertsSha: change.reverts ?? null,
      pullRequest: change.pullRequest ?? null,
    };
  });
}

/** Of what a deployment would be, the part that its body names. */
const saidOf = (fields: DeploymentSaid, body: DeploymentBody): DeploymentSaid => ({
  ...whatIsSaid({
    ...fields,
    finishedAtMs: fields.finishedAtMs,
    startedAtMs: body.startedAt === undefined ? undefined : fields.startedAtMs,
    ...Object.fromEntries(
      bodyFields.filter((name) => body[name] === undefined).map((name) => [name, undefined]),
    ),
  }),
});

/**
 * What a sender's body says, as facts.
 * @throws Problem for an unknown service, a finish before its start, a time in the future
 */
export function readDeployment(body: DeploymentBody, config: Config, nowMs: number): ToldDeployment {
  const service = knownService(config, body.service);
  const instant: Instants = (text, name) =>
    text === undefined || text === null ? null : parsePastInstant(text, name, nowMs);
  const finishedAtMs = parsePastInstant(body.finishedAt, 'finishedAt', nowMs);
  const startedAtMs = instant(body.startedAt, 'startedAt');
  if (startedAtMs !== null && startedAtMs > finishedAtMs)
    throw new Problem(
      'times-out-of-order',
      `Deployment "${body.id}" finishes at ${body.finishedAt}, before its start at ${body.startedAt}.`,
      [{ at: 'finishedAt', message: 'before startedAt' }],
    );
  const deployment: Deployment = {
    service: service.id,
    environment: body.environment ?? 'production',
    id: body.id,
    finishedAtMs,
    startedAtMs,
    result: body.result ?? 'success',
    version: body.version ?? null,
    sha: body.sha ?? null,
    repository: body.repository === undefined ? service.repository : body.repository,
    automated: body.automated ?? null,
    unplanned: body.unplanned ?? null,
    fixesIncident: body.fixesIncident ?? null,
    rollbackOf: body.rollbackOf ?? null,
    url: body.url ?? null,
    source: 'api',
    ref: body.ref ?? null,
    previousSha: body.previousSha ?? null,
  };
  const { service: _s, environment: _e, id: _i, source: _, ...fields } = deployment;
  return { deployment, changes: readChanges(body, deployment, instant), said: saidOf(fields, body) };
}
