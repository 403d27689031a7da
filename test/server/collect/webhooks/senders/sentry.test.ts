import { describe, expect, it } from 'vitest';
import { sentry } from '../../../../../server/collect/webhooks/senders/sentry.ts';
import { expectAnyOrder } from './any-order.ts';
import { incidentsAfter, linesAfter } from './folded.ts';
import { RECEIVED_AT_MS, reading } from './told-by.ts';

const seconds = (time: string): string => String(Date.parse(`2026-03-01T${time}:00Z`) / 1000);

// The shape of https://docs.sentry.io/organization/integrations/integration-platform/webhooks/issues/.
const issue = (action: string, time: string, said: object = {}) =>
  reading(
    sentry,
    {
      action,
      actor: { id: 'sentry', name: 'Sentry', type: 'application' },
      installation: { uuid: 'a8e5d37a' },
      data: {
        issue: {
          id: '1170820242',
          title: 'ReferenceError: cart is not defined',
          firstSeen: '2026-03-01T09:58:00.391000Z',
          level: 'error',
          status: 'unresolved',
          project: { id: '1', name: 'Front end', slug: 'front-end' },
          permalink: null,
          web_url: 'https://acme.sentry.io/issues/1170820242/',
          ...said,
        },
      },
    },
    { headers: { 'sentry-hook-resource': 'issue', 'sentry-hook-timestamp': seconds(time) } },
  );

const line = (windows: string): string =>
  `front-end: ReferenceError: cart is not defined, severity 2, ${windows}, noticed by monitoring`;

describe('an issue of Sentry', () => {
  it('begins when it was first seen and ends when it was resolved, by the time in the header', () => {
    expect(linesAfter(issue('created', '09:59'), issue('resolved', '10:30'))).toEqual([
      line('2026-03-01T09:58:00.391Z – 2026-03-01T10:30:00Z'),
    ]);
  });

  it('that comes back has another spell, in whatever order it is told', () => {
    const all = [
      issue('created', '09:59'),
      issue('assigned', '10:02'),
      issue('resolved', '10:30'),
      issue('unresolved', '11:00', { substatus: 'regressed' }),
    ];
    expect(linesAfter(...all)).toEqual([
      line('2026-03-01T09:58:00.391Z – 2026-03-01T10:30:00Z and 2026-03-01T11:00:00Z – …'),
    ]);
    expectAnyOrder(all);
  });

  it.each(['ignored', 'archived'])('that is %s is none, until it comes back', (action) => {
    const before = [issue('created', '09:59'), issue(action, '10:10')];
    expect(linesAfter(...before)).toEqual([]);
    expect(linesAfter(...before, issue('unresolved', '12:00'))).toEqual([line('2026-03-01T12:00:00Z – …')]);
  });

  it('that was there for years and is heard of as it comes back began then', () => {
    const old = { firstSeen: '2020-01-01T00:00:00Z' };
    expect(incidentsAfter([issue('unresolved', '12:00', old)])).toMatchObject([
      { startedAtMs: Date.parse('2026-03-01T12:00:00Z') },
    ]);
  });

  it.each([
    ['fatal', 1],
    ['error', 2],
    ['warning', 3],
    ['info', 4],
    ['debug', 4],
  ])('of level %s has severity %i', (level, severity) => {
    expect(incidentsAfter([issue('created', '10:00', { level })])).toMatchObject([{ severity }]);
  });

  it('is of its project', () => {
    expect(issue('created', '10:00').events[0]).toMatchObject({ of: [['front-end', 'Front end', '1']] });
  });
});

describe('an alert of Sentry', () => {
  const alert = reading(
    sentry,
    {
      action: 'triggered',
      data: {
        triggered_rule: 'Many errors',
        event: {
          issue_id: '1170820242',
          project: 1,
          title: 'ReferenceError: cart is not defined',
          datetime: '2026-03-01T10:05:00Z',
          level: 'error',
          url: 'https://sentry.io/api/0/projects/acme/front-end/events/e4874d66/',
          web_url: 'https://sentry.io/organizations/acme/issues/1170820242/events/e4874d66/',
        },
      },
    },
    { headers: { 'sentry-hook-resource': 'event_alert', 'sentry-hook-timestamp': seconds('10:06') } },
  );

  it('on an issue tells of the same incident, and does not move its start', () => {
    expect(linesAfter(alert, issue('created', '09:59'))).toEqual([line('2026-03-01T09:58:00.391Z – …')]);
    expect(linesAfter(alert)).toEqual([line('2026-03-01T10:05:00Z – …')]);
  });

  const metric = (action: string, time: string, said: object = {}) =>
    reading(
      sentry,
      {
        action,
        data: {
          description_title: `${action}: Too many errors`,
          web_url: 'https://sentry.io/organizations/acme/alerts/7/',
          metric_alert: {
            id: '7',
            title: 'Too many errors',
            projects: ['front-end', 'back-end'],
            date_started: '2026-03-01T10:00:00Z',
            date_detected: '2026-03-01T10:03:00Z',
            date_closed: null,
            ...said,
          },
        },
      },
      { headers: { 'sentry-hook-resource': 'metric_alert', 'sentry-hook-timestamp': seconds(time) } },
    );

  it('on a metric is an incident of each project, with its own start, detection and end', () => {
    const all = [
      metric('warning', '10:04'),
      metric('critical', '10:10'),
      metric('resolved', '10:41', { date_closed: '2026-03-01T10:40:00Z' }),
    ];
    expect(incidentsAfter(all)).toMatchObject(
      ['back-end', 'front-end'].map((service) => ({
        service,
        id: 'alert-7',
        title: 'Too many errors',
        severity: 1,
        startedAtMs: Date.parse('2026-03-01T10:00:00Z'),
        detectedAtMs: Date.parse('2026-03-01T10:03:00Z'),
        resolvedAtMs: Date.parse('2026-03-01T10:40:00Z'),
      })),
    );
    expectAnyOrder(all);
  });
});

describe('what Sentry tells beside', () => {
  it.each(['installation', 'comment', 'error', 'constructor'])(
    'of a resource "%s" keeps nothing',
    (resource) => {
      const headers = { 'sentry-hook-resource': resource };
      expect(reading(sentry, { action: 'created', data: {} }, { headers })).toMatchObject({ events: [] });
    },
  );

  it('without a header is known by its data, and was told when it came', () => {
    const body = {
      action: 'resolved',
      data: { issue: { id: '1', title: 'x', firstSeen: '2026-03-01T09:00:00Z', project: { slug: 'a' } } },
    };
    expect(incidentsAfter([reading(sentry, body)])).toMatchObject([{ resolvedAtMs: RECEIVED_AT_MS }]);
  });

  it('is told apart by the id of the request', () => {
    expect(sentry.deliveryId({ 'request-id': 'r' }, {})).toBe('r');
    expect(sentry.deliveryId({}, {})).toBeNull();
  });

  it.each([[{}], [{ action: 'created', data: {} }], [{ action: 'created', data: { issue: {} } }]])(
    'is unreadable as %j',
    (body) => {
      expect(() => reading(sentry, body)).toThrow();
    },
  );
});
