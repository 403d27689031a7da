import { createHmac } from 'node:crypto';

/** What a sender sends to a hook, with its proof. */
export interface SentPayload {
  /** The hook of `payloadHooks`. */
  readonly hook: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The section of a configuration whose hooks take what `sentPayload` makes; one service is called `press`. */
export const payloadHooks = `hooks:
  github: { kind: github, secret: of-github }
  pager: { kind: pagerduty, secret: of-the-pager, service: press }
  alerts: { kind: alertmanager, token: of-the-alerts, serviceFrom: [/labels/service] }
`;

const hmac = (secret: string, body: string): string =>
  createHmac('sha256', secret).update(body).digest('hex');

/** As much beside what is read as the real ones bring. */
const filler = (length: number) => ({ description: 'x'.repeat(length) });

function github(event: string, id: number, payload: object): SentPayload {
  const body = JSON.stringify({
    ...payload,
    repository: { full_name: 'acme/press', html_url: 'https://github.com/acme/press', ...filler(6_000) },
    sender: { login: 'somebody', ...filler(1_000) },
  });
  return {
    hook: 'github',
    headers: {
      'content-type': 'application/json',
      'x-github-event': event,
      'x-github-delivery': `00000000-0000-4000-8000-${String(id).padStart(12, '0')}`,
      'x-hub-signature-256': `sha256=${hmac('of-github', body)}`,
    },
    body,
  };
}

const sha = (id: number): string => id.toString(16).padStart(40, '0');

const deployed = (id: number, at: string): SentPayload =>
  github('deployment_status', id, {
    action: 'created',
    deployment_status: { id, state: 'success', created_at: at, updated_at: at, ...filler(1_000) },
    deployment: { id, sha: sha(id), ref: 'main', environment: 'production', created_at: at },
  });

const pushed = (id: number, at: string): SentPayload =>
  github('push', id, {
    ref: 'refs/heads/main',
    before: sha(id - 1),
    after: sha(id),
    commits: Array.from({ length: 5 }, (_, index) => ({
      id: index === 4 ? sha(id) : sha(id * 1_000 + index),
      message: `Change ${index} of ${id}`,
      timestamp: at,
      added: [],
      removed: [],
      modified: ['README.md'],
    })),
  });

function paged(id: number, at: string): SentPayload {
  const body = JSON.stringify({
    event: {
      id: `E${id}`,
      event_type: 'incident.triggered',
      resource_type: 'incident',
      occurred_at: at,
      data: {
        id: `P${id}`,
        type: 'incident',
        html_url: `https://pager.example/incidents/P${id}`,
        status: 'triggered',
        title: `Labels are late (${id})`,
        created_at: at,
        urgency: 'high',
        service: { id: 'S1', summary: 'press', type: 'service_reference' },
        ...filler(2_000),
      },
    },
  });
  return {
    hook: 'pager',
    headers: {
      'content-type': 'application/json',
      'x-pagerduty-signature': `v1=${hmac('of-the-pager', body)}`,
    },
    body,
  };
}

function alerted(id: number, at: string): SentPayload {
  const body = JSON.stringify({
    version: '4',
    groupKey: `{}:{id="${id}"}`,
    truncatedAlerts: 0,
    status: 'firing',
    receiver: 'andon',
    groupLabels: {},
    commonLabels: {},
    commonAnnotations: {},
    externalURL: 'http://alerts.example',
    alerts: Array.from({ length: 3 }, (_, index) => ({
      status: 'firing',
      labels: { alertname: `Slow${index}`, service: 'press', severity: 'warning' },
      annotations: { summary: `Slow ${index}`, ...filler(300) },
      startsAt: at,
      endsAt: '0001-01-01T00:00:00Z',
      generatorURL: 'http://prometheus.example/graph',
      fingerprint: `${id.toString(16)}-${index}`,
    })),
  });
  return {
    hook: 'alerts',
    headers: { 'content-type': 'application/json', authorization: 'Bearer of-the-alerts' },
    body,
  };
}

const shapes = [deployed, pushed, paged, alerted];

/**
 * The delivery of that number, of four shapes in turn: one deployment, five commits, one incident, three alerts. Shaped
 * as the senders' documentation describes theirs, and about as large.
 *
 * @param id from 1; the same number is the same delivery, byte by byte
 * @param at when it happened, RFC 3339
 */
export function sentPayload(id: number, at: string): SentPayload {
  const shape = shapes[id % shapes.length] ?? deployed;
  return shape(id, at);
}

/** The same with a proof that does not hold. */
export const withoutProof = ({ hook, headers, body }: SentPayload): SentPayload => ({
  hook,
  headers: Object.fromEntries(
    Object.entries(headers).map(([name, value]) =>
      /signature|authorization/.test(name)
        ? [name, value.replace(/.$/, (last) => (last === '0' ? '1' : '0'))]
        : [name, value],
    ),
  ),
  body,
});
