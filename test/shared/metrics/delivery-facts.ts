import type { DeliveryFacts, DeployedChange, Deployment, Incident } from '#shared/facts.ts';
import type { ComputeOptions } from '#shared/metrics/define-metric.ts';
import type { Window } from '#shared/time.ts';
import { DAY_SECONDS } from '#shared/units.ts';

/** Facts with everything that does not matter to a test at its default. */
export const facts = (given: Partial<DeliveryFacts>): DeliveryFacts => ({
  deployments: [],
  changes: [],
  incidents: [],
  incidentsElsewhere: [],
  corrections: [],
  unshipped: [],
  unshippedKnown: [],
  plans: [],
  ...given,
});

export const deployment = (
  id: string,
  finishedAtMs: number,
  given: Partial<Deployment> = {},
): Deployment => ({
  service: 'checkout',
  environment: 'production',
  id,
  finishedAtMs,
  startedAtMs: null,
  result: 'success',
  version: id,
  sha: null,
  repository: 'shop',
  automated: true,
  unplanned: null,
  fixesIncident: null,
  rollbackOf: null,
  url: null,
  source: 'api',
  ref: null,
  previousSha: null,
  ...given,
});

export const change = (
  sha: string,
  deploymentId: string,
  committedAtMs: number,
  given: Partial<DeployedChange> = {},
): DeployedChange => ({
  service: 'checkout',
  environment: 'production',
  deploymentId,
  repository: 'shop',
  sha,
  committedAtMs,
  parentCount: 1,
  firstCommitAtMs: null,
  openedAtMs: null,
  mergedAtMs: null,
  reachedBranchAtMs: given.mergedAtMs ?? null,
  message: null,
  originSha: null,
  revertsSha: null,
  pullRequest: null,
  ...given,
});

export const incident = (
  id: string,
  startedAtMs: number,
  resolvedAtMs: number | null,
  given: Partial<Incident> = {},
): Incident => ({
  service: 'checkout',
  id,
  title: id,
  severity: 2,
  startedAtMs,
  detectedAtMs: null,
  detectedBy: null,
  resolvedAtMs,
  causedByDeployment: null,
  causedBySha: null,
  source: 'api',
  kind: 'incident',
  reportedAtMs: null,
  spells: null,
  duplicateOf: null,
  url: null,
  ...given,
});

export const span = (startMs: number, endMs: number, zone = 'UTC'): Window => ({
  name: 'custom',
  startMs,
  endMs,
  zone,
});

export const options = (given: Partial<ComputeOptions> = {}): ComputeOptions => ({
  limit: null,
  settleSeconds: DAY_SECONDS,
  ...given,
});

/** The same facts told twice and backwards. */
export const toldTwice = (given: DeliveryFacts): DeliveryFacts => ({
  deployments: [...given.deployments, ...given.deployments].toReversed(),
  changes: [...given.changes, ...given.changes].toReversed(),
  incidents: [...given.incidents, ...given.incidents].toReversed(),
  incidentsElsewhere: given.incidentsElsewhere,
  corrections: given.corrections,
  unshipped: [...given.unshipped, ...given.unshipped].toReversed(),
  unshippedKnown: given.unshippedKnown,
  plans: given.plans,
});
