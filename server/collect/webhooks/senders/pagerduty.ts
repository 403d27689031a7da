import type { IncidentStep, IncidentTold } from '#shared/sender-event.ts';
import type { HookConfig, Severity } from '../../../config/hook-config.ts';
import type { ReadIncident, Reading, Sender, SentDelivery } from '../sender.ts';
import { type Fields, fieldsOf } from './fields.ts';
import { known } from './known.ts';
import { serviceNames } from './names.ts';
import { saysEvents, saysNothing } from './reading.ts';
import { readSeverity } from './severity.ts';
import { textAt } from './text-at.ts';
import { webLink } from './web-link.ts';

const steps: Readonly<Record<string, IncidentStep>> = {
  'incident.triggered': 'opened',
  'incident.resolved': 'resolved',
  'incident.reopened': 'reopened',
};

/** A priority, where the account has priorities; else the urgency, which is high or low. */
const severityOf = (incident: Fields, hook: HookConfig): Severity | null =>
  readSeverity([incident.object('priority')?.text('summary') ?? null], hook.severity) ??
  readSeverity([incident.text('urgency')], hook.severity);

/** A person who opens an incident reports it; when they noticed is not said. A program that opens one noticed it then. */
function noticed(event: Fields, atMs: number): IncidentTold {
  const agent = event.object('agent');
  if (agent === null && event.object('client') === null) return {};
  return agent?.text('type') === 'user_reference'
    ? known({ detectedBy: agent.text('summary'), reportedAtMs: atMs })
    : { detectedBy: 'monitoring', detectedAtMs: atMs };
}

/** Only the end of one that was merged says into what; one that is opened again is its own. */
function mergedInto(incident: Fields, step: IncidentStep | null): IncidentTold {
  if (step === 'reopened') return { duplicateOf: null };
  const reason = incident.object('resolve_reason');
  const target = reason?.text('type') === 'merge_resolve_reason' ? reason.object('incident') : null;
  return target ? { duplicateOf: target.needText('id') } : {};
}

function readIncident(event: Fields, incident: Fields, { hook }: SentDelivery): Reading {
  const atMs = event.needInstant('occurred_at');
  const step = steps[event.needText('event_type')] ?? null;
  const service = incident.object('service');
  const createdAtMs = incident.instant('created_at') ?? (step === 'opened' ? atMs : null);
  const said: ReadIncident = {
    kind: 'incident',
    of: serviceNames(hook, incident.value, [service?.text('summary') ?? null, service?.text('id') ?? null]),
    id: incident.needText('id'),
    atMs,
    step,
    told: {
      ...known({
        kind: 'incident' as const,
        title: incident.text('title'),
        severity: severityOf(incident, hook),
        startedAtMs: createdAtMs,
        url: webLink(incident.text('html_url')),
      }),
      ...(step === 'opened' && noticed(event, atMs)),
      ...mergedInto(incident, step),
    },
  };
  // An incident has one service, and may be given to another.
  const there: ReadIncident = { ...said, isNowhereElse: true };
  // Older bodies do not say when it began; newer ones do, and so heal a delivery that was lost.
  return saysEvents(
    step === 'opened' || createdAtMs === null
      ? [there]
      : [{ ...said, atMs: createdAtMs, step: 'opened', told: { startedAtMs: createdAtMs } }, there],
  );
}

function read(delivery: SentDelivery): Reading {
  const event = fieldsOf(delivery.body).needObject('event');
  const type = event.needText('event_type');
  const data = event.needObject('data');
  if (type === 'pagey.ping') return saysNothing('a ping: PagerDuty tries the address');
  return data.text('type') === 'incident'
    ? readIncident(event, data, delivery)
    : saysNothing(`"${type}" says nothing of when an incident began or ended`);
}

/**
 * PagerDuty's webhooks, version 3. An incident is its `data.id`; events of all kinds show it whole, so each also tells
 * its priority and its name.
 *
 * @see https://developer.pagerduty.com/docs/webhooks/v3-overview/
 */
export const pagerduty: Sender = {
  kind: 'pagerduty',
  proofs: ['pagerduty-signature', 'authorization', 'own-header', 'path-secret'],
  keptHeaders: ['x-webhook-id'],
  deliveryId: (headers, body) => textAt(body, '/event/id') ?? headers['x-webhook-id'] ?? null,
  read,
};
