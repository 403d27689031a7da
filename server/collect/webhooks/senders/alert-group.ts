import { sayDeliveryNote } from '#shared/delivery-note.ts';
import type { HookConfig } from '../../../config/hook-config.ts';
import type { ReadIncident, Reading, SentDelivery, ServiceNames } from '../sender.ts';
import { Unreadable } from '../sender.ts';
import { alertFingerprint } from './alert-fingerprint.ts';
import { type Fields, fieldsOf } from './fields.ts';
import { known } from './known.ts';
import { serviceNames } from './names.ts';
import { saysEvents, saysNothing } from './reading.ts';
import { readSeverity } from './severity.ts';
import { webLink } from './web-link.ts';

/** One alert of a group. The group's own status is not the alert's. */
export interface Alert {
  readonly fields: Fields;
  readonly labels: Fields;
  readonly isResolved: boolean;
  readonly startsAtMs: number;
  /** Null while it lasts. */
  readonly endsAtMs: number | null;
}

/** In what the programs that speak of groups of alerts differ. */
export interface AlertTeller {
  readonly program: string;
  /** What the body names as its version. */
  readonly version: string;
  /** Labels that may name the service, the surest first. */
  readonly serviceLabels: readonly string[];
  /** Why an alert is not an incident; null where it is one. */
  leaveOut(alert: Alert, hook: HookConfig): string | null;
}

function readAlert(fields: Fields, groupStatus: string | null): Alert {
  const status = fields.text('status') ?? groupStatus;
  if (status !== 'firing' && status !== 'resolved')
    throw new Unreadable(`${fields.at}.status is neither "firing" nor "resolved"`);
  return {
    fields,
    labels: fields.needObject('labels'),
    isResolved: status === 'resolved',
    startsAtMs: fields.needInstant('startsAt'),
    endsAtMs: fields.instant('endsAt'),
  };
}

/** The labels as texts; one that is no text is not what a program sends. */
const labelTexts = (labels: Fields): Record<string, string> =>
  Object.fromEntries(Object.keys(labels.value).map((name) => [name, labels.text(name) ?? '']));

const alertId = ({ fields, labels, startsAtMs }: Alert): string =>
  `${fields.text('fingerprint') ?? alertFingerprint(labelTexts(labels))}@${new Date(startsAtMs).toISOString()}`;

function told(alert: Alert, body: Fields, hook: HookConfig): ReadIncident['told'] {
  const annotations = alert.fields.object('annotations');
  return known({
    kind: 'incident' as const,
    title:
      annotations?.text('summary') ??
      alert.labels.text('alertname') ??
      annotations?.text('description') ??
      'An alert without a name',
    startedAtMs: alert.startsAtMs,
    detectedAtMs: alert.startsAtMs,
    detectedBy: 'monitoring',
    severity: readSeverity([alert.labels.text('severity')], hook.severity),
    url: webLink(alert.fields.text('generatorURL')) ?? webLink(body.text('externalURL')),
  });
}

/** A resolved alert tells when it began too: what told of that may have been lost, or comes later. */
function tell(alert: Alert, of: ServiceNames, body: Fields, delivery: SentDelivery): ReadIncident[] {
  const opened: ReadIncident = {
    kind: 'incident',
    of,
    id: alertId(alert),
    atMs: alert.startsAtMs,
    step: 'opened',
    told: told(alert, body, delivery.hook),
  };
  if (!alert.isResolved) return [opened];
  return [opened, { ...opened, atMs: alert.endsAtMs ?? delivery.receivedAtMs, step: 'resolved', told: {} }];
}

function warningsOf(body: Fields, program: string): string[] {
  const leftOutCount = body.number('truncatedAlerts') ?? 0;
  return leftOutCount > 0 ? [sayDeliveryNote('left-out', { count: String(leftOutCount), program })] : [];
}

/**
 * Reads a group of alerts: one incident for each fingerprint and start, whatever the state of the group. A repeat says
 * the same again.
 *
 * @throws Unreadable where the body is no group of alerts of this program
 */
export function readAlertGroup(delivery: SentDelivery, teller: AlertTeller): Reading {
  const body = fieldsOf(delivery.body);
  if (body.text('version') !== teller.version || !body.has('alerts'))
    throw new Unreadable(sayDeliveryNote('no-group', { program: teller.program, version: teller.version }));
  const alerts = body.list('alerts').map((fields) => readAlert(fields, body.text('status')));
  const reasons = alerts.map((alert) => teller.leaveOut(alert, delivery.hook));
  const events = alerts.flatMap((alert, index) => {
    if (reasons[index] !== null) return [];
    const names = teller.serviceLabels.map((name) => alert.labels.text(name));
    return tell(alert, serviceNames(delivery.hook, alert.fields.value, names), body, delivery);
  });
  const leftOut = [...new Set(reasons.filter((reason) => reason !== null))];
  const warnings = warningsOf(body, teller.program);
  return events.length === 0
    ? saysNothing(leftOut.join('; ') || 'a group without alerts', warnings)
    : saysEvents(events, [...warnings, ...leftOut]);
}

/** An alert of severity `none`, such as the Watchdog of kube-prometheus, fires for ever to show that alerting works. */
export const leaveOutNone = ({ labels }: Alert, hook: HookConfig): string | null =>
  labels.text('severity')?.toLowerCase() === 'none' && !Object.hasOwn(hook.severity, 'none')
    ? sayDeliveryNote('severity-none')
    : null;
