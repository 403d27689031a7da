import { foldIncident } from '../../../../../server/collect/webhooks/fold-incident.ts';
import type { ReadIncident, Reading } from '../../../../../server/collect/webhooks/sender.ts';
import type { Incident } from '../../../../../shared/facts.ts';
import type { IncidentEvent } from '../../../../../shared/sender-event.ts';
import { isoInstant } from '../../../../../shared/time.ts';

/** One event for each service that it is about, under its surest name; `nobody` where it names none. */
const ofServices = ({ of, ...event }: ReadIncident): IncidentEvent[] =>
  (of.length === 0 ? [['nobody']] : of).map(([service = 'nobody']) => ({ ...event, service }));

/** The incidents as they stand after these readings, by service and start. */
export function incidentsAfter(readings: readonly Reading[]): Incident[] {
  const events = readings
    .flatMap((each) => each.events)
    .flatMap((event) => (event.kind === 'incident' ? ofServices(event) : []));
  return [...Map.groupBy(events, ({ service, id }) => `${service} ${id}`).values()]
    .flatMap((subject) => {
      const row = foldIncident(subject.map((event) => ({ event, authority: 0, source: 'hook' })));
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
