/** What may send to `/hooks/:name`. One file under `server/collect/webhooks/senders/` reads each. */
export const senderKinds = [
  'github',
  'gitlab',
  'jenkins',
  'argocd',
  'alertmanager',
  'grafana',
  'pagerduty',
  'opsgenie',
  'statuspage',
  'jira',
  'sentry',
  'cdevents',
  'generic',
] as const;
export type SenderKind = (typeof senderKinds)[number];

/** Those that sign what they send and show no token, be it in a header or in the address. */
export const signingKinds: readonly SenderKind[] = ['github'];

/**
 * Where a delivery stands. `read`: what it tells is booked. `nothing`: understood, and nothing to keep. `unmatched`:
 * some of it names no configured service, and it is read again when the configuration changes. `unreadable`: its body
 * is not what its sender sends.
 */
export const deliveryStates = ['waiting', 'read', 'nothing', 'unmatched', 'unreadable'] as const;
export type DeliveryState = (typeof deliveryStates)[number];
