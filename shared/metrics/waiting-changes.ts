import { SECOND_MS } from '../units.ts';
import { changeFates } from './change-fates.ts';
import type { DeliveryHistory, ServiceHistory } from './delivery-history.ts';
import { firstIndexAt } from './deployment-history.ts';
import { type EvidenceEvent, evidenceEvent } from './evidence.ts';

const waitedSeconds = (mergedAtMs: number, atMs: number): number => (atMs - mergedAtMs) / SECOND_MS;

/** What waits now and had been merged by an instant. */
const stillWaiting = ({ unshipped }: DeliveryHistory, atMs: number): EvidenceEvent[] =>
  unshipped
    .filter(({ mergedAtMs }) => mergedAtMs < atMs)
    .map(({ service, repository, sha, mergedAtMs, parentCount, message }) =>
      evidenceEvent({
        kind: 'change',
        service,
        repository,
        id: sha,
        title: message?.split('\n')[0] ?? null,
        atMs: mergedAtMs,
        seconds: waitedSeconds(mergedAtMs, atMs),
        reason: parentCount > 1 ? 'merge' : null,
      }),
    );

/** For each deployment, how long the change waited that had waited longest for it. */
function longestWaits({ deployments, changes }: ServiceHistory): Float64Array {
  const longest = new Float64Array(deployments.finishedAtMs.length).fill(-1);
  const shippingMs = changes.parts?.shippingMs;
  for (let place = 0; shippingMs !== undefined && place < longest.length; place += 1) {
    const to = changes.offsets[place + 1] ?? 0;
    for (let index = changes.offsets[place] ?? 0; index < to; index += 1)
      longest[place] = Math.max(longest[place] ?? -1, shippingMs[index] || -1);
  }
  return longest;
}

/** What had been merged by an instant, and went out later. */
function createWaitedThen(service: ServiceHistory) {
  const { deployments, changes } = service;
  const { counted, negative } = changeFates;
  const shippingMs = changes.parts?.shippingMs;
  if (shippingMs === undefined) return () => [];
  const longest = longestWaits(service);
  return (atMs: number): EvidenceEvent[] => {
    const events: EvidenceEvent[] = [];
    for (let place = firstIndexAt(deployments.finishedAtMs, atMs); place < longest.length; place += 1) {
      const finishedMs = deployments.finishedAtMs[place] ?? 0;
      // Most deployments carry nothing that old: their changes need not be looked at.
      if ((longest[place] ?? -1) <= finishedMs - atMs) continue;
      const to = changes.offsets[place + 1] ?? 0;
      for (let index = changes.offsets[place] ?? 0; index < to; index += 1) {
        const mergedAtMs = finishedMs - (shippingMs[index] ?? Number.NaN);
        const fate = changes.fates[index];
        if (!(mergedAtMs < atMs) || (fate !== counted && fate !== negative)) continue;
        events.push(
          evidenceEvent({
            kind: 'change',
            service: service.service,
            repository: changes.repositoryAt(index),
            id: changes.shaAt(index),
            atMs: mergedAtMs,
            seconds: waitedSeconds(mergedAtMs, atMs),
            deployment: deployments.keyAt(place),
          }),
        );
      }
    }
    return events;
  };
}

/** What was merged first comes first; ties by name. */
const byMerge = (a: EvidenceEvent, b: EvidenceEvent): number => {
  const name = ({ repository, id, service }: EvidenceEvent) => `${repository}\n${id}\n${service}`;
  return a.atMs - b.atMs || (name(a) < name(b) ? -1 : 1);
};

/** A change that waits in several services counts once. */
function countOnce(events: readonly EvidenceEvent[]): EvidenceEvent[] {
  const known = new Set<string>();
  return events.toSorted(byMerge).map((event) => {
    if (event.reason !== null) return { ...event, seconds: null };
    const key = `${event.repository}\n${event.id}`;
    const isKnown = known.has(key);
    known.add(key);
    return isKnown ? { ...event, seconds: null, reason: 'same-change' } : event;
  });
}

/** Makes what says which changes were merged and not yet in production at an instant, the oldest first. */
export function createWaiting(history: DeliveryHistory): (atMs: number) => EvidenceEvent[] {
  const waitedThen = history.services
    .filter(({ isUnshippedKnown }) => isUnshippedKnown)
    .map(createWaitedThen);
  return (atMs) => countOnce([...stillWaiting(history, atMs), ...waitedThen.flatMap((of) => of(atMs))]);
}
