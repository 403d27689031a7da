import type { Sender } from '../sender.ts';
import { type AlertTeller, leaveOutNone, readAlertGroup } from './alert-group.ts';

const teller: AlertTeller = {
  program: 'Alertmanager',
  version: '4',
  serviceLabels: ['service', 'service_name', 'job', 'app', 'namespace'],
  leaveOut: leaveOutNone,
};

/**
 * Alertmanager's webhook, version 4. An incident is one fingerprint that began to fire at one time; that it ended comes
 * inside a group that may itself still be firing. It names no delivery, so the bytes do: a repeat has the same ones.
 *
 * @see https://prometheus.io/docs/alerting/latest/configuration/#webhook_config
 */
export const alertmanager: Sender = {
  kind: 'alertmanager',
  proofs: ['authorization', 'own-header', 'path-secret'],
  keptHeaders: [],
  deliveryId: () => null,
  read: (delivery) => readAlertGroup(delivery, teller),
};
