import type { Reading, Sender, SentDelivery } from '../../sender.ts';
import { fieldsOf } from '../fields.ts';
import { followPointer } from '../pointer.ts';
import { saysNothing } from '../reading.ts';
import { type CdEvent, cdEventType } from './cd-event.ts';
import { readChange } from './changes.ts';
import { type CloudEvent, readCloudEvent } from './cloud-event.ts';
import { readPipelineRun, readService } from './deployments.ts';
import { readIncident, readTicket } from './incidents.ts';

const readers: ReadonlyMap<string, (event: CdEvent) => Reading> = new Map([
  ['service.deployed', readService],
  ['service.upgraded', readService],
  ['service.rolledback', readService],
  ['pipelinerun.started', readPipelineRun],
  ['pipelinerun.finished', readPipelineRun],
  ['incident.detected', readIncident],
  ['incident.reported', readIncident],
  ['incident.resolved', readIncident],
  ['ticket.created', readTicket],
  ['ticket.updated', readTicket],
  ['ticket.closed', readTicket],
  ['change.created', readChange],
  ['change.merged', readChange],
]);

/** The event's own word for its time goes before the envelope's, and that before ours. */
function cdEvent(envelope: CloudEvent, type: string, { hook, receivedAtMs }: SentDelivery): CdEvent {
  const event = fieldsOf(envelope.data, 'data');
  const context = event.needObject('context');
  const subject = event.needObject('subject');
  const customData = followPointer(event.value, '/customData');
  return {
    id: envelope.id,
    type,
    atMs: context.instant('timestamp') ?? envelope.atMs ?? receivedAtMs,
    subject,
    content: subject.object('content') ?? fieldsOf({}, 'data.subject.content'),
    customData:
      typeof customData === 'object' && customData !== null && !Array.isArray(customData)
        ? fieldsOf(customData, 'data.customData')
        : null,
    hook,
  };
}

function read(delivery: SentDelivery): Reading {
  const envelope = readCloudEvent(delivery.headers, delivery.body);
  const type = cdEventType(envelope.type);
  const reader = type === null ? undefined : readers.get(type);
  return type === null || reader === undefined
    ? saysNothing(`"${envelope.type}" says nothing that is kept`)
    : reader(cdEvent(envelope, type, delivery));
}

/** Its source and its id name an event, in the headers, in the body or in the event's own context. */
function deliveryId(headers: Readonly<Record<string, string>>, body: unknown): string | null {
  try {
    const { source, id } = readCloudEvent(headers, body);
    return `${source} ${id}`;
  } catch {
    return null;
  }
}

/**
 * CDEvents 0.1 to 0.6 in CloudEvents 0.3 or 1.0, binary or structured, or bare. That a service was published or removed
 * is no deployment, and artifacts, builds, tests and environments are not kept.
 *
 * @see https://cdevents.dev/docs/
 */
export const cdevents: Sender = {
  kind: 'cdevents',
  proofs: ['standard-webhooks', 'authorization', 'own-header', 'path-secret'],
  keptHeaders: ['content-type', 'ce-specversion', 'ce-id', 'ce-source', 'ce-type', 'ce-time'],
  deliveryId,
  read,
};
