import type { Incident } from '../facts.ts';

const key = (incident: Incident): string => `${incident.service}\n${incident.id}`;

/** Incidents by their start, each once however often it was told. */
export const orderIncidents = (incidents: readonly Incident[]): Incident[] =>
  [...new Map(incidents.map((incident) => [key(incident), incident])).values()].sort(
    (a, b) => a.startedAtMs - b.startedAtMs || (key(a) < key(b) ? -1 : 1),
  );
