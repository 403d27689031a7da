import type { IncidentStep, IncidentTold } from '#shared/sender-event.ts';
import type { ReadIncident, Reading, Sender, SentDelivery } from '../sender.ts';
import { type Fields, fieldsOf } from './fields.ts';
import { known } from './known.ts';
import { serviceNames } from './names.ts';
import { saysEvents } from './reading.ts';
import { readSeverity } from './severity.ts';
import { textAt } from './text-at.ts';

const steps: Readonly<Record<string, IncidentStep>> = {
  create: 'opened',
  close: 'resolved',
  delete: 'removed',
};

/** The pages and the app of Opsgenie, through which persons act. */
const PERSONS = /^(?:web|mobile|ios|android)$/i;

/** Who opened it. The source of every other action is who did that. */
function noticed(body: Fields, alert: Fields, createdAtMs: number): IncidentTold {
  const source = body.object('source');
  const isPerson = [source?.text('name'), source?.text('type')].some((word) => PERSONS.test(word ?? ''));
  return isPerson
    ? known({ detectedBy: alert.text('username') ?? alert.text('source'), reportedAtMs: createdAtMs })
    : { detectedBy: 'monitoring', detectedAtMs: createdAtMs };
}

function namesOf(body: Fields, alert: Fields): (string | null)[] {
  const details = alert.object('details');
  return [
    details?.text('service') ?? null,
    alert.text('entity'),
    ...alert.texts('tags'),
    alert.text('source'),
    body.text('integrationName'),
  ];
}

function read({ body: raw, hook, receivedAtMs }: SentDelivery): Reading {
  const body = fieldsOf(raw);
  const alert = body.needObject('alert');
  const step = steps[body.needText('action').toLowerCase()] ?? null;
  const createdAtMs = alert.instant('createdAt');
  const said: ReadIncident = {
    kind: 'incident',
    of: serviceNames(hook, alert.value, namesOf(body, alert)),
    id: alert.needText('alertId'),
    atMs: (step === 'opened' ? createdAtMs : alert.instant('updatedAt')) ?? receivedAtMs,
    step,
    told: {
      ...known({
        kind: 'incident' as const,
        title: alert.text('message')?.trim() ?? null,
        // A priority without its letter is in older bodies: 3 is P3.
        severity: readSeverity([alert.text('priority')], hook.severity),
        startedAtMs: createdAtMs,
      }),
      ...(step === 'opened' && noticed(body, alert, createdAtMs ?? receivedAtMs)),
    },
  };
  return saysEvents(
    step === 'opened' || step === 'removed' || createdAtMs === null
      ? [said]
      : [{ ...said, atMs: createdAtMs, step: 'opened', told: { startedAtMs: createdAtMs } }, said],
  );
}

/**
 * Opsgenie's webhook integration. An incident is its `alertId`; `Close` ends it, `Delete` takes it away, every other
 * action only tells more. `createdAt` counts milliseconds, `updatedAt` nanoseconds.
 *
 * @see https://support.atlassian.com/opsgenie/docs/opsgenie-edge-connector-alert-action-data/
 */
export const opsgenie: Sender = {
  kind: 'opsgenie',
  proofs: ['authorization', 'own-header', 'path-secret'],
  keptHeaders: [],
  deliveryId: (_headers, body) => {
    const parts = ['/alert/alertId', '/action', '/alert/updatedAt'].map((pointer) => textAt(body, pointer));
    return parts.includes(null) ? null : parts.join(' ');
  },
  read,
};
