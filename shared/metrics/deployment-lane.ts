import type { Span } from '../time.ts';
import { type DeliveryHistory, type Places, placesWithin, type ServiceHistory } from './delivery-history.ts';
import {
  type CountedLink,
  type Evidence,
  type EvidenceEvent,
  type EvidenceLane,
  evidenceEvent,
} from './evidence.ts';

/** What a figure says of the deployment at a place. */
export interface DeploymentSaid {
  /** Null where it counts; undefined where it is none of the figure. */
  reason(place: number): string | null | undefined;
  part?(place: number): boolean | null;
  links?(place: number): readonly CountedLink[];
}

/** Deployments of one service, each made where it is looked at. */
export function deploymentLane(
  { service, deployments }: ServiceHistory,
  { from, to }: Places,
  said: DeploymentSaid,
): EvidenceLane {
  const atMs = (index: number): number => deployments.finishedAtMs[from + index] ?? 0;
  const event = (index: number): EvidenceEvent => {
    const place = from + index;
    const { environment, id } = deployments.keyAt(place);
    return evidenceEvent({
      kind: 'deployment',
      service,
      environment,
      id,
      atMs: atMs(index),
      part: said.part?.(place) ?? null,
      reason: said.reason(place) ?? null,
      links: said.links?.(place) ?? [],
    });
  };
  return { length: to - from, atMs, reason: (index) => said.reason(from + index), event };
}

/** A lane for each service of the deployments that finished in a span. */
export const deploymentLanes = (
  { services }: DeliveryHistory,
  span: Span,
  saidOf: (service: ServiceHistory) => DeploymentSaid,
): Evidence =>
  services.map((service) => deploymentLane(service, placesWithin(service, span), saidOf(service)));
