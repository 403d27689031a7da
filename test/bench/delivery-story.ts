import type { ToldDeployment } from '../../server/store/store.ts';
import type { DeployedChange, Deployment, Incident } from '../../shared/facts.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** Fewer services have many deployments than few: the first of 500 has every twentieth. */
const SKEW = 2;

/** How much of what happened. */
export interface StorySize {
  readonly services: number;
  readonly deployments: number;
  readonly changesEach: number;
  readonly incidents: number;
  readonly days: number;
  /** Everything happened before it. */
  readonly endMs: number;
}

/** A made-up history of deliveries, the same at each run, told in the order of time. */
export interface DeliveryStory {
  readonly size: StorySize;
  readonly serviceIds: readonly string[];
  /** Deployment number `place`, the oldest is 0, with what it carried. */
  deployment(place: number): ToldDeployment;
  /** Incidents that deployments caused, each beside its cause. */
  incidents(): Incident[];
}

/** The same number at each run for the same place and salt, evenly over 0 to 1 (a 32-bit mixer). */
function evenly(place: number, salt: number): number {
  let mixed = Math.imul(place + 0x9e3779b1, 0x85ebca6b) ^ Math.imul(salt + 1, 0xc2b2ae35);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x27d4eb2f);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x165667b1);
  return ((mixed ^ (mixed >>> 13)) >>> 0) / 2 ** 32;
}

const hex = (place: number, salt: number): string =>
  Math.floor(evenly(place, salt) * 2 ** 32)
    .toString(16)
    .padStart(8, '0');

/** Forty digits; the last eight are the number itself, so that no two are alike. */
const shaOf = (number: number): string =>
  hex(number, 11) +
  hex(number, 12) +
  hex(number, 13) +
  hex(number, 14) +
  number.toString(16).padStart(8, '0');

const repositoryOf = (service: number): string => `git.example/team/service-${service}`;

export function tellDeliveries(size: StorySize): DeliveryStory {
  const { services, deployments, changesEach, days, endMs } = size;
  const times = new Float64Array(deployments);
  const spanMs = days * DAY_MS - DAY_MS;
  for (let place = 0; place < deployments; place += 1)
    times[place] = endMs - DAY_MS - Math.floor(evenly(place, 1) * spanMs);
  times.sort();
  const serviceIds = Array.from(
    { length: services },
    (_, index) => `service-${String(index).padStart(4, '0')}`,
  );
  const serviceOf = (place: number): number => Math.floor(services * evenly(place, 2) ** SKEW);
  const isProduction = (place: number): boolean => evenly(place, 3) < 0.9;
  const isSuccess = (place: number): boolean => evenly(place, 4) < 0.95;
  const leadMs = (number: number): number =>
    Math.floor(-Math.log(1 - evenly(number, 5) * 0.9999) * 1.5 * DAY_MS) + MINUTE_MS;

  const changesOf = (deployment: Deployment, place: number): DeployedChange[] =>
    Array.from({ length: changesEach }, (_, index) => {
      const number = place * changesEach + index;
      const wholeMs = leadMs(number);
      const committedAtMs = deployment.finishedAtMs - wholeMs;
      const hasRequest = serviceOf(place) % 2 === 0;
      return {
        service: deployment.service,
        environment: deployment.environment,
        deploymentId: deployment.id,
        repository: deployment.repository ?? '',
        sha: shaOf(number),
        committedAtMs,
        parentCount: evenly(number, 6) < 0.05 ? 2 : 1,
        firstCommitAtMs: hasRequest ? committedAtMs - MINUTE_MS : null,
        openedAtMs: hasRequest ? committedAtMs + Math.floor(wholeMs / 4) : null,
        mergedAtMs: hasRequest ? committedAtMs + Math.floor(wholeMs / 2) : null,
        reachedBranchAtMs: hasRequest ? committedAtMs + Math.floor(wholeMs / 2) : null,
        message: `Change ${number}`,
        originSha: null,
        revertsSha: null,
        pullRequest: hasRequest ? String(number) : null,
      };
    });

  const rowOf = (place: number): Deployment => {
    const service = serviceOf(place);
    const finishedAtMs = times[place] ?? endMs;
    return {
      service: serviceIds[service] ?? '',
      environment: isProduction(place) ? 'production' : 'staging',
      id: `run-${place}`,
      finishedAtMs,
      startedAtMs: finishedAtMs - 7 * MINUTE_MS,
      result: isSuccess(place) ? 'success' : 'failure',
      version: `1.0.${place}`,
      sha: shaOf(place * changesEach),
      repository: repositoryOf(service),
      automated: evenly(place, 7) < 0.8,
      unplanned: null,
      fixesIncident: null,
      rollbackOf: null,
      url: null,
      source: 'bench',
      ref: 'refs/heads/main',
      previousSha: null,
    };
  };

  const incidentOf = (place: number): Incident => {
    const { service, id, finishedAtMs } = rowOf(place);
    const startedAtMs = finishedAtMs + 10 * MINUTE_MS;
    return {
      service,
      id: `incident-${place}`,
      source: 'bench',
      kind: 'incident',
      title: `Incident after ${id}`,
      severity: 2,
      startedAtMs,
      detectedAtMs: startedAtMs + MINUTE_MS,
      detectedBy: 'monitoring',
      reportedAtMs: null,
      resolvedAtMs: startedAtMs + Math.floor(leadMs(place) / 60) + MINUTE_MS,
      spells: null,
      causedByDeployment: id,
      causedBySha: null,
      duplicateOf: null,
      url: null,
    };
  };

  return {
    size,
    serviceIds,
    deployment: (place) => {
      const deployment = rowOf(place);
      return { deployment, changes: changesOf(deployment, place) };
    },
    incidents: () => {
      const counting: Incident[] = [];
      const every = Math.max(1, Math.floor((deployments * 0.8) / size.incidents));
      for (let place = 0; place < deployments && counting.length < size.incidents; place += every)
        if (isProduction(place) && isSuccess(place)) counting.push(incidentOf(place));
      return counting;
    },
  };
}
