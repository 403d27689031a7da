import type { Reading, Sender, SentDelivery } from '../sender.ts';
import { Unreadable } from '../sender.ts';
import { type Fields, fieldsOf } from './fields.ts';
import { readInstant } from './instant.ts';
import { saysNothing } from './reading.ts';
import { readEventAlert, readIssue, readMetricAlert, type SentrySaid } from './sentry-subjects.ts';

/** Older installations name no resource; the data does. */
const resourceOf = (headers: Readonly<Record<string, string>>, data: Fields): string =>
  headers['sentry-hook-resource'] ??
  (data.has('metric_alert')
    ? 'metric_alert'
    : data.has('issue')
      ? 'issue'
      : data.has('event')
        ? 'event_alert'
        : '');

const readers: Readonly<Record<string, (said: SentrySaid) => Reading>> = {
  issue: readIssue,
  event_alert: readEventAlert,
  metric_alert: readMetricAlert,
};

function read({ body: raw, headers, hook, receivedAtMs }: SentDelivery): Reading {
  const body = fieldsOf(raw);
  const data = body.needObject('data');
  const resource = resourceOf(headers, data);
  if (resource === '' || !body.has('action')) throw new Unreadable('the body names no resource of Sentry');
  const reader = Object.hasOwn(readers, resource) ? readers[resource] : undefined;
  // No body says when its change was made: the header says when it was sent.
  const atMs = readInstant(headers['sentry-hook-timestamp']) ?? receivedAtMs;
  return reader === undefined
    ? saysNothing(`"${resource}" says nothing of when an incident began or ended`)
    : reader({ action: body.needText('action'), data, hook, atMs });
}

/**
 * Webhooks of Sentry's integration platform: issues, alerts on issues and alerts on metrics. An issue is one incident,
 * and an alert on it tells of the same one. Who archives an issue says that it is none: it is taken away until it
 * comes back.
 *
 * @see https://docs.sentry.io/organization/integrations/integration-platform/webhooks/
 */
export const sentry: Sender = {
  kind: 'sentry',
  proofs: ['sentry-signature', 'authorization', 'own-header', 'path-secret'],
  keptHeaders: ['sentry-hook-resource', 'sentry-hook-timestamp', 'request-id'],
  deliveryId: (headers) => headers['request-id'] ?? null,
  read,
};
