import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SenderKind } from '#shared/sender-kind.ts';
import { parseSent } from '../../../../../server/collect/webhooks/parse-sent.ts';
import type { Sender } from '../../../../../server/collect/webhooks/sender.ts';
import { Unreadable } from '../../../../../server/collect/webhooks/sender.ts';
import { senders } from '../../../../../server/collect/webhooks/senders/senders.ts';
import { reading } from './told-by.ts';

const T = '2026-03-01T10:00:00Z';
const alerts = (version: string) => ({
  version,
  status: 'firing',
  truncatedAlerts: 0,
  externalURL: 'http://a',
  alerts: [
    {
      status: 'resolved',
      labels: { alertname: 'A', service: 's', severity: 'none' },
      annotations: { summary: 'a' },
      startsAt: T,
      endsAt: T,
      generatorURL: 'http://a',
      fingerprint: 'f',
    },
    { labels: { job: 'j' }, startsAt: T },
  ],
});

const context = { specversion: '0.4.1', id: 'i', source: '/s', timestamp: T };
const cdevent = (type: string, content: object) => ({
  context: { ...context, type: `dev.cdevents.${type}.0.3.0` },
  subject: { id: 'a', source: '/b', content },
  customData: { severity: 'high' },
});

/** A body that is read, for each kind; each has every field that its sender looks at. */
const bodies: readonly (readonly [SenderKind, object])[] = [
  ['alertmanager', alerts('4')],
  ['grafana', alerts('1')],
  [
    'pagerduty',
    {
      event: {
        id: 'e',
        event_type: 'incident.resolved',
        occurred_at: T,
        agent: { type: 'user_reference', summary: 'a' },
        client: { name: 'c' },
        data: {
          id: 'i',
          type: 'incident',
          html_url: 'http://a',
          title: 't',
          created_at: T,
          service: { id: 's', summary: 'S' },
          priority: { summary: 'P1' },
          urgency: 'high',
          resolve_reason: { type: 'merge_resolve_reason', incident: { id: 'o' } },
        },
      },
    },
  ],
  [
    'opsgenie',
    {
      action: 'Create',
      source: { name: 'web', type: 'API' },
      integrationName: 'n',
      alert: {
        alertId: 'a',
        message: 'm',
        priority: 'P1',
        createdAt: 1772359200000,
        updatedAt: '1772359200000000123',
        tags: ['t'],
        details: { service: 's' },
        entity: 'e',
        source: 's',
        username: 'u',
      },
    },
  ],
  [
    'statuspage',
    {
      page: { id: 'p' },
      incident: {
        id: 'i',
        name: 'n',
        status: 'resolved',
        impact: 'major',
        created_at: T,
        updated_at: T,
        started_at: T,
        resolved_at: T,
        scheduled_for: null,
        scheduled_until: null,
        backfilled: false,
        shortlink: 'http://a',
        incident_updates: [{ id: 'u', status: 'resolved', created_at: T, display_at: T }],
        components: [{ id: 'c', name: 'C' }],
      },
    },
  ],
  [
    'jira',
    {
      webhookEvent: 'jira:issue_updated',
      timestamp: 1772359200000,
      changelog: { items: [{ field: 'resolution', fromString: null, toString: 'Done' }] },
      issue: {
        key: 'A-1',
        self: 'http://a/rest/api/2/issue/1',
        fields: {
          summary: 's',
          created: T,
          resolutiondate: T,
          issuetype: { name: 'Incident' },
          labels: ['incident'],
          status: { statusCategory: { key: 'done' } },
          resolution: { name: 'Duplicate' },
          issuelinks: [{ type: { name: 'Duplicate' }, outwardIssue: { key: 'A-2' } }],
          priority: { name: 'High' },
          project: { key: 'A', name: 'a' },
          components: [{ name: 'c' }],
          reporter: { displayName: 'r', accountType: 'app' },
        },
      },
    },
  ],
  [
    'sentry',
    {
      action: 'resolved',
      data: {
        issue: {
          id: '1',
          title: 't',
          firstSeen: T,
          level: 'error',
          web_url: 'http://a',
          project: { id: '1', slug: 's', name: 'n' },
        },
      },
    },
  ],
  [
    'sentry',
    {
      action: 'critical',
      data: {
        description_title: 'd',
        web_url: 'http://a',
        metric_alert: {
          id: 1,
          title: 't',
          projects: ['p'],
          date_started: T,
          date_detected: T,
          date_closed: T,
        },
      },
    },
  ],
  ['cdevents', cdevent('service.deployed', { environment: { id: 'e' }, artifactId: 'pkg:oci/a@1' })],
  [
    'cdevents',
    cdevent('incident.reported', { description: 'd', service: { id: 's' }, ticketURI: 'http://a' }),
  ],
  ['cdevents', cdevent('ticket.closed', { ticketType: 'incident', labels: ['l'], resolution: 'duplicate' })],
  ['cdevents', cdevent('change.merged', { repository: { id: 'a/b', source: 'http://a' } })],
  [
    'cdevents',
    { specversion: '1.0', id: 'i', source: '/s', type: 'dev.cdevents.x.y.1', time: T, data_base64: 'e30=' },
  ],
];

const isNested = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** Every place in a body, as its path. */
const placesIn = (value: unknown, path: readonly string[] = []): string[][] =>
  isNested(value)
    ? [[...path], ...Object.entries(value).flatMap(([key, child]) => placesIn(child, [...path, key]))]
    : [[...path]];

/** The body with another value at one place. */
function withValue(body: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value;
  if (Array.isArray(body))
    return body.map((item, index) => (String(index) === key ? withValue(item, rest, value) : item));
  return isNested(body) ? { ...body, [key]: withValue(body[key], rest, value) } : body;
}

const hostile = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom<unknown>(
    undefined,
    '',
    '__proto__',
    'constructor',
    1e300,
    -1,
    '9'.repeat(40),
    '0001-01-01T00:00:00Z',
    '2026-13-45T99:99:99Z',
    '%E0%A4%A',
    'javascript:alert(1)',
    [[]],
    { toString: null },
  ),
);

/** A reading, or that it cannot be read: anything else is a fault. */
function isAnswered(sender: Sender, body: unknown, headers: Record<string, string> = {}): boolean {
  sender.deliveryId(headers, body);
  try {
    const told = reading(sender, body, { headers });
    return told.events.length > 0 === (told.nothing === null);
  } catch (error) {
    if (error instanceof Unreadable) return false;
    throw error;
  }
}

describe.each(bodies)('a body of %s', (kind, body) => {
  const sender = senders[kind];

  it('is read as it is', () => {
    expect(isAnswered(sender, body)).toBe(true);
  });

  it('with anything at any place is read or refused', () => {
    fc.assert(
      fc.property(fc.constantFrom(...placesIn(body)), hostile, (place, value) => {
        isAnswered(sender, withValue(body, place, value));
      }),
      { numRuns: 400 },
    );
  });

  it('that was cut off anywhere, or had a byte changed, is read or refused', () => {
    const bytes = Buffer.from(JSON.stringify(body));
    const answer = (sent: Buffer): void => {
      try {
        isAnswered(sender, parseSent(sent, 'application/json'));
      } catch (error) {
        if (!(error instanceof Unreadable)) throw error;
      }
    };
    for (let length = 0; length < bytes.length; length += 1) answer(bytes.subarray(0, length));
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.nat(255), (at, byte) => {
        const changed = Buffer.from(bytes);
        changed[at] = byte;
        answer(changed);
      }),
      { numRuns: 300 },
    );
  });
});

describe('headers of CloudEvents', () => {
  it('of any kind are read or refused', () => {
    const names = ['ce-id', 'ce-source', 'ce-type', 'ce-specversion', 'ce-time', 'content-type'];
    const values = fc.oneof(
      fc.string(),
      fc.constantFrom(
        '1.0',
        '0.3',
        'dev.cdevents.incident.detected.0.1.0',
        '%',
        'application/cloudevents+json',
      ),
    );
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...names), values), (headers) => {
        isAnswered(senders.cdevents, cdevent('incident.detected', {}), headers);
      }),
    );
  });
});
