import type { Incident } from '../facts.ts';

/** What names an incident: one (service, id). */
export const incidentKey = ({ service, id }: Pick<Incident, 'service' | 'id'>): string => `${service}\n${id}`;

/** Incidents by their start, each once however often it was told. */
export const orderIncidents = (incidents: readonly Incident[]): Incident[] =>
  [...new Map(incidents.map((incident) => [incidentKey(incident), incident])).values()].sort(
    (a, b) => a.startedAtMs - b.startedAtMs || (incidentKey(a) < incidentKey(b) ? -1 : 1),
  );
