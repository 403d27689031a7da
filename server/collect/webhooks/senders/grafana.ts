import type { Sender } from '../sender.ts';
import { type Alert, type AlertTeller, leaveOutNone, readAlertGroup } from './alert-group.ts';

/** What Grafana says of itself: its test button, and that a query gave nothing or failed. */
function leaveOutOwn({ labels }: Alert): string | null {
  const name = labels.text('alertname');
  if (name === 'TestAlert' && labels.text('instance') === 'Grafana')
    return "the test of Grafana's own button";
  return name === 'DatasourceNoData' || name === 'DatasourceError'
    ? 'that Grafana itself has no data says nothing of the service'
    : null;
}

const teller: AlertTeller = {
  program: 'Grafana',
  version: '1',
  serviceLabels: ['service', 'service_name', 'job', 'app', 'namespace', 'grafana_folder'],
  leaveOut: (alert, hook) => leaveOutOwn(alert) ?? leaveOutNone(alert, hook),
};

/**
 * The webhook of Grafana's unified alerting, version 1: Alertmanager's groups, with times of the server's own zone.
 *
 * @see https://grafana.com/docs/grafana/latest/alerting/configure-notifications/manage-contact-points/integrations/webhook-notifier/
 */
export const grafana: Sender = {
  kind: 'grafana',
  proofs: ['grafana-signature', 'authorization', 'own-header', 'path-secret'],
  keptHeaders: [],
  deliveryId: () => null,
  read: (delivery) => readAlertGroup(delivery, teller),
};
