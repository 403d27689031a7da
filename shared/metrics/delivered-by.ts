import type { Deployment, DeploymentKey } from '../facts.ts';
import type { CarriedColumns } from './change-columns.ts';
import { deliveredOnce } from './delivered-once.ts';
import type { DeploymentColumns, PlacedLink, ServiceHistory } from './delivery-history.ts';
import { firstIndexAt } from './deployment-history.ts';
import { deploymentMarks, marksOf } from './deployment-marks.ts';
import { type FailureLinks, linkKinds } from './failure-links.ts';
import type { LinkedDeployment } from './linked-deployment.ts';
import { createIsRedeployment } from './redeployments.ts';
import { type RollBack, rollBacks } from './roll-back.ts';

/** What a history needs to know of a deployment. */
export type DigestedDeployment = LinkedDeployment & Pick<Deployment, 'automated'>;

/** Marks of deployments in their order, those of their lines too. */
function marksInOrder(
  ordered: readonly DigestedDeployment[],
  takenBack: readonly RollBack<DigestedDeployment>[],
): Uint8Array {
  const takenBackBy = new Set(takenBack.map((rollBack) => rollBack.by));
  const isRedeployment = createIsRedeployment();
  return Uint8Array.from(
    ordered,
    (each) =>
      marksOf(each) |
      (takenBackBy.has(each) ? deploymentMarks.rollBack : 0) |
      (isRedeployment(each) ? deploymentMarks.redeployment : 0),
  );
}

/**
 * The deployments of a service in columns.
 *
 * @param takenBack their roll-backs
 */
export function deploymentColumns(
  service: string,
  ordered: readonly DigestedDeployment[],
  takenBack: readonly RollBack<DigestedDeployment>[] = rollBacks(ordered),
): DeploymentColumns {
  const keyAt = (place: number): DeploymentKey => {
    const { environment = '', id = '' } = ordered[place] ?? {};
    return { service, environment, id };
  };
  return {
    finishedAtMs: Float64Array.from(ordered, (each) => each.finishedAtMs),
    marks: marksInOrder(ordered, takenBack),
    idAt: (place) => keyAt(place).id,
    keyAt,
  };
}

/** What its deployments brought, each change once. */
export function deliveredBy(
  service: string,
  { finishedAtMs, marks }: DeploymentColumns,
  carried: CarriedColumns,
): ServiceHistory['changes'] {
  const [fates = new Uint8Array()] = deliveredOnce([{ service, finishedAtMs, marks, changes: carried }]);
  return { ...carried, fates, ownFates: fates };
}

/** By place; the strongest first, of equals that of the earliest incident. */
const byStrength = (a: PlacedLink, b: PlacedLink): number =>
  a.place - b.place ||
  linkKinds.indexOf(a.link.kind) - linkKinds.indexOf(b.link.kind) ||
  (a.link.incident?.startedAtMs ?? 0) - (b.link.incident?.startedAtMs ?? 0) ||
  (a.link.evidence < b.link.evidence ? -1 : 1);

/** Where a deployment stands among those of a service; null where it is none of them. */
function placeOf(
  { service, environment, id, finishedAtMs }: LinkedDeployment,
  deployments: DeploymentColumns,
): number | null {
  const times = deployments.finishedAtMs;
  for (let place = firstIndexAt(times, finishedAtMs); times[place] === finishedAtMs; place += 1) {
    const key = deployments.keyAt(place);
    if (key.id === id && key.environment === environment && key.service === service) return place;
  }
  return null;
}

/**
 * The links that show a deployment of one service to have failed.
 *
 * @param found of these deployments, or of more: those of others are passed over
 */
export function placeLinks(deployments: DeploymentColumns, { links }: FailureLinks): PlacedLink[] {
  const placed = links.flatMap((link) => {
    const place = placeOf(link.deployment, deployments);
    return place === null ? [] : [{ place, link }];
  });
  return placed.sort(byStrength);
}
