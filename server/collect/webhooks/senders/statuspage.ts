import type { IncidentTold } from '#shared/sender-event.ts';
import type { ReadIncident, Reading, Sender, SentDelivery, ServiceNames } from '../sender.ts';
import { type Fields, fieldsOf } from './fields.ts';
import { known } from './known.ts';
import { serviceNames } from './names.ts';
import { saysEvents, saysNothing } from './reading.ts';
import { readSeverity } from './severity.ts';
import { isMaintenance, type Moment, maintenanceMoments, outageMoments } from './statuspage-moments.ts';
import { textAt } from './text-at.ts';
import { webLink } from './web-link.ts';

/** Each component that the incident names is a service of its own; one that names none is the page's. */
function namesOf(body: Fields, incident: Fields, { hook }: SentDelivery): ServiceNames {
  const pointed = serviceNames(hook, incident.value, []);
  if (pointed.length > 0) return pointed;
  const components = incident
    .list('components')
    .map((each) => [each.needText('name'), each.text('id') ?? '']);
  return components.length > 0
    ? components.map((names) => names.filter((name) => name !== ''))
    : serviceNames(hook, incident.value, [body.object('page')?.text('id') ?? null]);
}

/** When it was declared is told of what was declared as it happened, and not of what was entered afterwards. */
const told = (incident: Fields, { hook }: SentDelivery): IncidentTold =>
  known({
    kind: isMaintenance(incident) ? ('maintenance' as const) : ('incident' as const),
    title: incident.needText('name'),
    severity: readSeverity([incident.text('impact')], hook.severity, { maintenance: 4 }),
    reportedAtMs: incident.flag('backfilled') === true ? null : incident.instant('created_at'),
    url: webLink(incident.text('shortlink')),
  });

function readIncident(body: Fields, incident: Fields, delivery: SentDelivery): Reading {
  const event = (moment: Moment): ReadIncident => ({
    kind: 'incident',
    of: namesOf(body, incident, delivery),
    id: incident.needText('id'),
    ...moment,
  });
  const { startedAtMs, moments } = isMaintenance(incident)
    ? maintenanceMoments(incident)
    : outageMoments(incident);
  const updatedAtMs = incident.instant('updated_at') ?? delivery.receivedAtMs;
  return saysEvents([
    ...moments.map(event),
    // What it is called and how bad it is may change while it lasts: the last that was said counts.
    {
      ...event({ atMs: updatedAtMs, step: null, told: { ...told(incident, delivery), startedAtMs } }),
      // Components come and go while it lasts.
      isNowhereElse: true,
    },
  ]);
}

function read(delivery: SentDelivery): Reading {
  const body = fieldsOf(delivery.body);
  body.needObject('page');
  if (body.has('component_update'))
    return saysNothing('a component changed its state: what it suffered is told by the incident');
  return readIncident(body, body.needObject('incident'), delivery);
}

/**
 * Statuspage's webhook to subscribers. Each body shows the incident whole, with all updates. `monitoring` is not yet
 * resolved; a post-mortem that follows does not move the end.
 *
 * A component that changes its state is not read: with an incident it would be told twice, and without one nobody
 * declared that anything was wrong. It proves itself by the address alone.
 *
 * @see https://support.atlassian.com/statuspage/docs/enable-webhook-notifications/
 */
export const statuspage: Sender = {
  kind: 'statuspage',
  proofs: ['path-secret'],
  keptHeaders: [],
  deliveryId: (_headers, body) =>
    textAt(body, '/component_update/id') ?? textAt(body, '/incident/incident_updates/0/id'),
  read,
};
