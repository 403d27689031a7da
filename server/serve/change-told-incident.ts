import type { IncidentPatch } from '#shared/api/incidents.ts';
import type { Incident } from '#shared/facts.ts';
import type { Config } from '../config/config.ts';
import type { Store } from '../store/store.ts';
import type { SubjectBook } from '../subject-book.ts';
import { changeAsEvent, changeIncident, theOne } from './incident-facts.ts';
import { knownService } from './known-service.ts';

export interface IncidentChange {
  readonly id: string;
  readonly patch: IncidentPatch;
  readonly config: Config;
  readonly nowMs: number;
}

/**
 * Changes an incident, over what senders tell of it.
 *
 * @returns how it stands then
 * @throws Problem for one that is not there or cannot be so
 */
export function changeToldIncident(
  { id, patch, config, nowMs }: IncidentChange,
  store: Store,
  subjects: SubjectBook,
): Incident {
  const service = patch.service === undefined ? undefined : knownService(config, patch.service).id;
  const stored = theOne(store.incidents.find(id), id, service);
  const changed = changeIncident(stored, patch, nowMs);
  if (subjects.isTold({ kind: 'incident', service: stored.service, id }))
    subjects.sayOfIncident([changeAsEvent(stored, patch, nowMs)]);
  else store.incidents.upsert(changed);
  return store.incidents.get(stored.service, id) ?? changed;
}
