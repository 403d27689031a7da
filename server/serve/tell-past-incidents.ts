import type { Incident } from '#shared/facts.ts';
import type { Store, Upserted } from '../store/store.ts';
import type { SubjectBook } from '../subject-book.ts';

/** Whether what stands says all that is told: then telling it again would say nothing new. */
const saysAll = (standing: Incident, { source: _, spells: __, ...told }: Incident): boolean =>
  Object.entries(told).every(
    ([name, value]) => value === null || standing[name as keyof typeof told] === value,
  );

/** Takes in incidents of the past, all or none, beside what senders tell of them. The same again changes nothing. */
export const tellPastIncidents = (
  incidents: readonly Incident[],
  store: Store,
  subjects: SubjectBook,
): readonly Upserted[] =>
  store.atomically(() =>
    incidents.map((incident) => {
      const { service, id } = incident;
      const standing = store.incidents.get(service, id);
      const isTold = subjects.isTold({ kind: 'incident', service, id });
      return isTold && standing !== null && saysAll(standing, incident)
        ? 'same'
        : subjects.tellIncident(incident);
    }),
  );
