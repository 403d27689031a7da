import { writeTextKey } from '../text-key.ts';
import { SECOND_MS } from '../units.ts';
import { waitingMsOf } from './change-columns.ts';
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
  const waitingMs = waitingMsOf(changes);
  for (let place = 0; waitingMs !== null && place < longest.length; place += 1) {
    const to = changes.offsets[place + 1] ?? 0;
    for (let index = changes.offsets[place] ?? 0; index < to; index += 1)
      longest[place] = Math.max(longest[place] ?? -1, waitingMs[index] || -1);
  }
  return longest;
}

const { counted, negative, 'cherry-pick': picked, 'roll-back': rolledBack } = changeFates;
/** What waited whatever its deployment did: it was on the branch, and in no deployment of the service before. */
const waitingFates: ReadonlySet<number | undefined> = new Set([counted, negative, picked, rolledBack]);

/** Goes through what had been merged by an instant and went out later. */
type VisitWaited = (atMs: number, visit: (index: number, mergedAtMs: number, place: number) => void) => void;

function createWaitedThen({ deployments, changes }: ServiceHistory, longest: Float64Array): VisitWaited {
  const waitingMs = waitingMsOf(changes);
  return (atMs, visit) => {
    for (let place = firstIndexAt(deployments.finishedAtMs, atMs); place < longest.length; place += 1) {
      const finishedMs = deployments.finishedAtMs[place] ?? 0;
      // Most deployments carry nothing that old: their changes need not be looked at.
      if ((longest[place] ?? -1) <= finishedMs - atMs) continue;
      const to = changes.offsets[place + 1] ?? 0;
      for (let index = changes.offsets[place] ?? 0; index < to; index += 1) {
        const mergedAtMs = finishedMs - (waitingMs?.[index] ?? Number.NaN);
        if (mergedAtMs < atMs && waitingFates.has(changes.ownFates[index])) visit(index, mergedAtMs, place);
      }
    }
  };
}

/** The services of which it is known what waits, each with what goes through it. */
const knownServices = ({ services }: DeliveryHistory) =>
  services
    .filter(({ isUnshippedKnown, changes }) => isUnshippedKnown && waitingMsOf(changes) !== null)
    .map((service) => ({ service, visitWaited: createWaitedThen(service, longestWaits(service)) }));

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
  const known = knownServices(history);
  return (atMs) => {
    const events = stillWaiting(history, atMs);
    for (const { service, visitWaited } of known) {
      const { changes, deployments } = service;
      visitWaited(atMs, (index, mergedAtMs, place) => {
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
      });
    }
    return countOnce(events);
  };
}

/** How many changes wait, and for how long the oldest; 0 where none does. Names none of them. */
export interface WaitingCount {
  readonly count: number;
  readonly oldestSeconds: number;
}

/** Makes what counts the same, without looking up what each is called. */
export function createWaitingCount(history: DeliveryHistory): (atMs: number) => WaitingCount {
  const known = knownServices(history);
  const key = new Uint32Array(2);
  return (atMs) => {
    const waiting = new Set<string>();
    let firstMs = atMs;
    const note = (high: number | undefined, low: number | undefined, mergedAtMs: number): void => {
      waiting.add(`${high} ${low}`);
      firstMs = Math.min(firstMs, mergedAtMs);
    };
    for (const { repository, sha, mergedAtMs, parentCount } of history.unshipped) {
      if (mergedAtMs >= atMs || parentCount > 1) continue;
      writeTextKey(key, 0, repository, sha);
      note(key[0], key[1], mergedAtMs);
    }
    for (const { service, visitWaited } of known) {
      const { keys } = service.changes;
      visitWaited(atMs, (index, mergedAtMs) => note(keys[2 * index], keys[2 * index + 1], mergedAtMs));
    }
    return { count: waiting.size, oldestSeconds: waitedSeconds(firstMs, atMs) };
  };
}
