import type { DeploymentKey, Incident, UnshippedChange } from '../facts.ts';
import type { ReleasePlan } from '../release-plan.ts';
import type { Span } from '../time.ts';
import type { ChangeColumns } from './change-columns.ts';
import { firstIndexAt } from './deployment-history.ts';
import type { FailureLink } from './failure-links.ts';
import type { Outage } from './outages.ts';

/** Successful production deployments of a service, oldest first. An index is called the deployment's place. */
export interface DeploymentColumns {
  readonly finishedAtMs: Float64Array;
  /** Bits of `deploymentMarks`. */
  readonly marks: Uint8Array;
  /** Looked up where a receipt names it. */
  idAt(place: number): string;
  keyAt(place: number): DeploymentKey;
}

/** A link and the place of the deployment that it shows to have failed. */
export interface PlacedLink {
  readonly place: number;
  readonly link: FailureLink;
}

/** The deliveries of one service, digested: columns where there are millions, objects where there are few. */
export interface ServiceHistory {
  readonly service: string;
  readonly deployments: DeploymentColumns;
  readonly changes: ChangeColumns;
  /** By place; of one place the strongest first, of equals that of the earliest incident. */
  readonly links: readonly PlacedLink[];
  /** Own incidents that name a cause which is not known; oldest first. */
  readonly unknownCauses: readonly Incident[];
  /** Incidents of other services that name a deployment of this one. */
  readonly incidentsElsewhere: readonly Incident[];
  /** Own incidents, by their start, each once. */
  readonly incidents: readonly Incident[];
  readonly unshipped: readonly UnshippedChange[];
  /** Whether it is known what waits, also where nothing does. */
  readonly isUnshippedKnown: boolean;
  /** Null where nothing is planned. */
  readonly plan: ReleasePlan | null;
}

/** What every delivery metric is computed from: the history of one service, or of several put together. */
export interface DeliveryHistory {
  /** By name. A metric goes through them one after the other, since nobody needs one line of all deployments. */
  readonly services: readonly ServiceHistory[];
  /** Finish of the first deployment of all; undefined before it. */
  readonly firstMs: number | undefined;
  /** Incidents of all, by their start. */
  readonly incidents: readonly Incident[];
  /** Their spells, as `outagesOf` says them; made when they are asked for first. */
  outages(): readonly Outage[];
  /** Incidents that name a cause which is not known, by their start. */
  readonly unknownCauses: readonly Incident[];
  readonly unshipped: readonly UnshippedChange[];
}

/** Places of the deployments that finished in a span: `[from, to)`. */
export interface Places {
  readonly from: number;
  readonly to: number;
}

export function placesWithin({ deployments: { finishedAtMs } }: ServiceHistory, span: Span): Places {
  const from = firstIndexAt(finishedAtMs, span.startMs);
  return { from, to: Math.max(from, firstIndexAt(finishedAtMs, span.endMs)) };
}

/** Place of the deployment that carried a change: the last whose changes begin at or before it. */
export const placeOfChange = ({ changes }: ServiceHistory, index: number): number =>
  firstIndexAt(changes.offsets, index + 1) - 1;

/** How many deployments finished in a span. */
export function countDeployments({ services }: DeliveryHistory, span: Span): number {
  let count = 0;
  for (const service of services) {
    const { from, to } = placesWithin(service, span);
    count += to - from;
  }
  return count;
}

/** Whether any deployment finished in a span. */
export const hasDeployment = ({ services }: DeliveryHistory, span: Span): boolean =>
  services.some((service) => {
    const { from, to } = placesWithin(service, span);
    return to > from;
  });

/** The links of deployments at these places. */
export function linksWithin({ links }: ServiceHistory, { from, to }: Places): readonly PlacedLink[] {
  return links.slice(firstLinkAt(links, from), firstLinkAt(links, to));
}

/** Index of the first link of a deployment at or after a place. */
function firstLinkAt(links: readonly PlacedLink[], place: number): number {
  let low = 0;
  let high = links.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((links[middle]?.place ?? 0) < place) low = middle + 1;
    else high = middle;
  }
  return low;
}
