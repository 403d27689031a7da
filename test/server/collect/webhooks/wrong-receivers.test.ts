import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type SenderKind, senderKinds } from '#shared/sender-kind.ts';
import { createServiceFinder } from '../../../../server/collect/webhooks/find-services.ts';
import { type ReadDelivery, readDelivery } from '../../../../server/collect/webhooks/read-delivery.ts';
import { senders } from '../../../../server/collect/webhooks/senders/senders.ts';
import { hook } from './senders/hook.ts';

const NOW = Date.UTC(2026, 10, 22, 12);
const folder = join(import.meta.dirname, '../../../../../shared/fixtures/webhooks');
const isThere = existsSync(folder);

/** Headers by which a receiver takes a body for one of the events that it knows. */
const claims: Readonly<Partial<Record<SenderKind, readonly Record<string, string>[]>>> = {
  github: [
    'deployment',
    'deployment_status',
    'workflow_run',
    'release',
    'push',
    'pull_request',
    'issues',
  ].map((event) => ({ 'x-github-event': event })),
  gitlab: ['Deployment', 'Pipeline', 'Release', 'Push', 'Merge Request', 'Issue'].map((event) => ({
    'x-gitlab-event': `${event} Hook`,
  })),
  sentry: [{ 'sentry-hook-resource': 'issue' }],
  cdevents: [
    { 'content-type': 'application/cloudevents+json' },
    {
      'ce-specversion': '1.0',
      'ce-id': '1',
      'ce-source': '/a',
      'ce-type': 'dev.cdevents.service.deployed.0.3.0',
    },
  ],
};

/** Whose payloads a folder holds: these receivers are the right ones for it. */
const rightFor: Readonly<Record<string, readonly SenderKind[]>> = {
  github: ['github'],
  gitlab: ['gitlab'],
  // Grafana follows Alertmanager's format on purpose.
  alertmanager: ['alertmanager', 'grafana'],
  grafana: ['grafana', 'alertmanager'],
  jira: ['jira'],
  opsgenie: ['opsgenie'],
  pagerduty: ['pagerduty'],
  statuspage: ['statuspage'],
  cdevents: ['cdevents'],
};

/** Everything is about one service, so that nothing is left out for want of one. */
const services = createServiceFinder([
  {
    id: 'press',
    name: { en: 'press', ko: 'press' },
    group: null,
    owner: null,
    repository: null,
    branch: null,
    paths: [],
    releases: null,
    aka: [],
    dependsOn: [],
    objectives: [],
  },
]);

const readAs = (kind: SenderKind, headers: Record<string, string>, body: Buffer): ReadDelivery =>
  readDelivery(
    {
      id: 1,
      source: kind,
      sender: kind,
      deliveryId: '1',
      receivedAtMs: NOW,
      contentType: 'application/json',
      headers,
      body,
      state: 'waiting',
      detail: null,
    },
    senders[kind],
    hook(kind, { service: 'press', deploymentsFrom: ['deployment', 'pipeline', 'release'] }),
    services,
  );

const files = isThere
  ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.json') && !/schemas|expected/.test(file))
      .toSorted()
  : [];

describe.skipIf(!isThere)('every payload at every receiver (../shared/fixtures/webhooks)', () => {
  it.each(senderKinds)('%s takes nobody else’s for a deployment or an incident', (kind) => {
    const accidents: string[] = [];
    for (const file of files) {
      if (rightFor[file.split('/')[0] ?? '']?.includes(kind)) continue;
      const body = readFileSync(join(folder, file));
      for (const headers of claims[kind] ?? [{}]) {
        const { events, state } = readAs(kind, headers, body);
        if (events.length > 0) accidents.push(`${file} as ${JSON.stringify(headers)}: ${state}`);
      }
    }
    expect(files.length).toBeGreaterThan(80);
    expect(accidents).toEqual([]);
  });

  // None of Jira's is of an incident: those have a label or a type for it.
  it.each(Object.keys(rightFor).filter((name) => name !== 'jira'))(
    '%s is read by its own receiver',
    (name) => {
      const [kind] = rightFor[name] ?? [];
      const told = files
        .filter((file) => file.startsWith(`${name}/`))
        .flatMap((file) =>
          kind === undefined
            ? []
            : (claims[kind] ?? [{}]).flatMap(
                (headers) => readAs(kind, headers, readFileSync(join(folder, file))).events,
              ),
        );
      expect(told.length).toBeGreaterThan(0);
    },
  );

  it.each(senderKinds)('%s reads nothing from a payload that was cut off', (kind) => {
    const outcomes = new Set<string>();
    for (const file of files) {
      const body = readFileSync(join(folder, file));
      const trimmed = body.toString('utf8').trimEnd();
      // Eleven places from the first byte to the last but one.
      for (let part = 0; part <= 10; part += 1) {
        const length = Math.floor((Buffer.byteLength(trimmed) - 1) * (part / 10));
        for (const headers of claims[kind] ?? [{}])
          outcomes.add(readAs(kind, headers, body.subarray(0, length)).state);
      }
    }
    expect([...outcomes]).toEqual(['unreadable']);
  });
});

describe('odd bodies at every receiver', () => {
  const bodies = [
    'null',
    '[]',
    '{}',
    '""',
    '0',
    '[[]]',
    '{"alerts":null}',
    '{"data":[]}',
    '{"event":{"data":{}}}',
  ];
  it.each(senderKinds)('%s says of each what it is, and tells of nothing', (kind) => {
    for (const body of bodies)
      for (const headers of claims[kind] ?? [{}]) {
        const { events, state } = readAs(kind, headers, Buffer.from(body));
        expect([body, events]).toEqual([body, []]);
        expect(['nothing', 'unreadable', 'unmatched']).toContain(state);
      }
  });
});
