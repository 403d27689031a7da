import { foldIncident } from '../../../../../server/collect/webhooks/fold-incident.ts';
import { toldThere } from '../../../../../server/collect/webhooks/fold-whereabouts.ts';
import type { ReadIncident, Reading } from '../../../../../server/collect/webhooks/sender.ts';
import type { Incident } from '../../../../../shared/facts.ts';
import type { IncidentEvent, WhereaboutsEvent } from '../../../../../shared/sender-event.ts';
import { isoInstant } from '../../../../../shared/time.ts';

/** One event for each service that it is about, under its surest name; `nobody` where it names none. */
const ofServices = ({ of, isNowhereElse: _, ...event }: ReadIncident): IncidentEvent[] =>
  (of.length === 0 ? [['nobody']] : of).map((names) => ({ ...event, service: surest(names) }));

const surest = ([name = 'nobody']: readonly string[]): string => name;

/** Where an event says that the incident is, and nowhere else. */
const whereaboutsIn = ({ of, id, atMs, isNowhereElse }: ReadIncident): WhereaboutsEvent[] =>
  isNowhereElse && of.length > 0 ? [{ kind: 'whereabouts', id, atMs, services: of.map(surest) }] : [];

const byHook = <Event>(event: Event) => ({ event, authority: 0 as const, source: 'hook' });

/** The incidents as they stand after these readings, by service and start. */
export function incidentsAfter(readings: readonly Reading[]): Incident[] {
  const read = readings
    .flatMap((each) => each.events)
    .flatMap((event) => (event.kind === 'incident' ? event : []));
  const whereabouts = read.flatMap(whereaboutsIn);
  const events = read.flatMap(ofServices);
  return [...Map.groupBy(events, ({ service, id }) => `${service} ${id}`).values()]
    .flatMap((subject) => {
      const [{ service, id } = { service: '', id: '' }] = subject;
      const ofIncident = whereabouts.filter((each) => each.id === id);
      const row = foldIncident(toldThere(service, subject.map(byHook), ofIncident.map(byHook)));
      return row === null ? [] : [row];
    })
    .sort((a, b) => a.startedAtMs - b.startedAtMs || (a.service < b.service ? -1 : 1));
}

const time = (atMs: number | null): string => (atMs === null ? '…' : isoInstant(atMs).replace('.000', ''));

/** An incident in a line: whose, how bad, its spells, and what differs from the usual. */
export function incidentLine(incident: Incident): string {
  const { startedAtMs, resolvedAtMs, spells, detectedBy, duplicateOf } = incident;
  const windows = (spells ?? [{ startedAtMs, resolvedAtMs }]).map(
    (each) => `${time(each.startedAtMs)} – ${time(each.resolvedAtMs)}`,
  );
  return [
    `${incident.service}: ${incident.title}`,
    `${incident.kind === 'maintenance' ? 'maintenance' : `severity ${incident.severity}`}`,
    windows.join(' and '),
    ...(detectedBy === null ? [] : [`noticed by ${detectedBy}`]),
    ...(duplicateOf === null ? [] : [`duplicate of ${duplicateOf}`]),
  ].join(', ');
}

/** The lines of all incidents after these readings. */
export const linesAfter = (...readings: readonly Reading[]): string[] =>
  incidentsAfter(readings).map(incidentLine);
