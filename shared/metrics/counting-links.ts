import type { Incident } from '../facts.ts';
import {
  type DeliveryHistory,
  linksWithin,
  type PlacedLink,
  type ServiceHistory,
} from './delivery-history.ts';
import type { CountedLink } from './evidence.ts';
import { incidentKey } from './incident-history.ts';

/** What ties a deployment to what says that it failed, the strongest first: that one counts. */
export const linksAt = (service: ServiceHistory, place: number, settleSeconds: number): CountedLink[] =>
  counted(linksWithin(service, { from: place, to: place + 1 }), settleSeconds);

/** A link by time counts within the settle time alone. */
const counted = (placed: readonly PlacedLink[], settleSeconds: number): CountedLink[] =>
  placed
    .filter(({ link }) => link.afterSeconds < settleSeconds)
    .map(({ link }, index) => ({ link, counts: index === 0 }));

/** The link between an incident and its cause, as far as one is known: a fix only repeats what is known of it. */
export type CausesOf = (incident: Pick<Incident, 'service' | 'id'>) => readonly CountedLink[];

/**
 * What is taken for the cause of each incident.
 *
 * @param settleSeconds how long after a deployment an incident is put down to it for its time alone
 */
export function createCauses({ services }: DeliveryHistory, settleSeconds: number): CausesOf {
  const causes = new Map<string, CountedLink>();
  for (const { links } of services) {
    const ofPlaces = Map.groupBy(links, ({ place }) => place);
    for (const placed of ofPlaces.values()) {
      for (const each of counted(placed, settleSeconds)) {
        const { incident, kind } = each.link;
        if (incident !== null && kind !== 'hotfix') causes.set(incidentKey(incident), each);
      }
    }
  }
  return (incident) => {
    const cause = causes.get(incidentKey(incident));
    return cause === undefined ? [] : [cause];
  };
}
