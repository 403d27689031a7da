import type { IncidentEvent, WhereaboutsEvent } from '#shared/sender-event.ts';
import type { Told } from './told-events.ts';

/** Of two words of one instant what they say decides, never when they came. */
const isLater = (a: WhereaboutsEvent, b: WhereaboutsEvent): boolean =>
  a.atMs - b.atMs > 0 || (a.atMs === b.atMs && JSON.stringify(a) > JSON.stringify(b));

/** The last word of each hook. */
function latestOf(whereabouts: readonly Told<WhereaboutsEvent>[]): ReadonlyMap<string, WhereaboutsEvent> {
  const latest = new Map<string, WhereaboutsEvent>();
  for (const { source, event } of whereabouts) {
    const known = latest.get(source);
    if (known === undefined || isLater(event, known)) latest.set(source, event);
  }
  return latest;
}

/**
 * What counts of all that was told of an incident at one service: what a hook told of it there is taken back while its
 * last word is that the incident is elsewhere. What people and other hooks said stays.
 *
 * @param told of the incident at the service
 * @param whereabouts of the incident, by whomever
 */
export function toldThere(
  service: string,
  told: readonly Told<IncidentEvent>[],
  whereabouts: readonly Told<WhereaboutsEvent>[],
): readonly Told<IncidentEvent>[] {
  if (whereabouts.length === 0) return told;
  const latest = latestOf(whereabouts);
  return told.filter(
    ({ authority, source }) => authority === 1 || (latest.get(source)?.services.includes(service) ?? true),
  );
}
