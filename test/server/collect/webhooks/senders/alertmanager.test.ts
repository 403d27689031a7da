import { describe, expect, it } from 'vitest';
import { alertFingerprint } from '../../../../../server/collect/webhooks/senders/alert-fingerprint.ts';
import { alertmanager } from '../../../../../server/collect/webhooks/senders/alertmanager.ts';
import { expectAnyOrder } from './any-order.ts';
import { incidentsAfter, linesAfter } from './folded.ts';
import { reading } from './told-by.ts';

const NEVER = '0001-01-01T00:00:00Z';

const firing = (said: object = {}) => ({
  status: 'firing',
  labels: { alertname: 'HighErrors', service: 'orders', job: 'api', severity: 'critical' },
  annotations: { summary: 'Orders fail' },
  startsAt: '2026-03-01T10:00:00.5Z',
  endsAt: NEVER,
  generatorURL: 'http://prometheus:9090/graph',
  fingerprint: 'aaaa000000000001',
  ...said,
});

const group = (alerts: readonly object[], said: object = {}) => ({
  version: '4',
  status: 'firing',
  receiver: 'andon',
  groupKey: '{}:{}',
  truncatedAlerts: 0,
  externalURL: 'http://alertmanager:9093',
  alerts,
  ...said,
});

const resolved = (said: object = {}) =>
  firing({ status: 'resolved', endsAt: '2026-03-01T10:07:00Z', ...said });

const read = (alerts: readonly object[], said: object = {}) => reading(alertmanager, group(alerts, said));

describe('an alert of Alertmanager', () => {
  it('is an incident that began, and was noticed by monitoring, when it began to fire', () => {
    expect(incidentsAfter([read([firing()])])).toEqual([
      {
        service: 'orders',
        id: 'aaaa000000000001@2026-03-01T10:00:00.500Z',
        source: 'hook',
        kind: 'incident',
        title: 'Orders fail',
        severity: 1,
        startedAtMs: Date.parse('2026-03-01T10:00:00.5Z'),
        detectedAtMs: Date.parse('2026-03-01T10:00:00.5Z'),
        detectedBy: 'monitoring',
        reportedAtMs: null,
        resolvedAtMs: null,
        spells: null,
        causedByDeployment: null,
        causedBySha: null,
        duplicateOf: null,
        url: 'http://prometheus:9090/graph',
      },
    ]);
  });

  it('ends inside a group that itself is still firing', () => {
    const other = firing({ fingerprint: 'bbbb', labels: { alertname: 'Slow', job: 'api' } });
    expect(linesAfter(read([firing(), other]), read([resolved(), other]))).toEqual([
      'api: Orders fail, severity 3, 2026-03-01T10:00:00.500Z – …, noticed by monitoring',
      'orders: Orders fail, severity 1, 2026-03-01T10:00:00.500Z – 2026-03-01T10:07:00Z, noticed by monitoring',
    ]);
  });

  it('that fires again later is another incident', () => {
    const later = { startsAt: '2026-03-01T12:00:00Z' };
    expect(linesAfter(read([resolved()]), read([firing(later)]))).toHaveLength(2);
  });

  it('gives one state in any order, however often it is repeated', () => {
    const later = { startsAt: '2026-03-01T12:00:00Z' };
    expectAnyOrder([
      read([firing()]),
      read([firing(), firing({ fingerprint: 'bbbb' })]),
      read([resolved()]),
      read([firing(later)]),
      read([resolved({ ...later, endsAt: '2026-03-01T12:00:00Z' })]),
    ]);
  });

  it('keeps an end before the start as it was told', () => {
    const [incident] = incidentsAfter([
      read([firing()]),
      read([resolved({ endsAt: '2026-03-01T09:00:00Z' })]),
    ]);
    expect(incident).toMatchObject({
      startedAtMs: Date.parse('2026-03-01T10:00:00.5Z'),
      resolvedAtMs: Date.parse('2026-03-01T09:00:00Z'),
    });
  });

  it('without a status of its own has that of its group', () => {
    const [incident] = incidentsAfter([read([resolved({ status: undefined })], { status: 'resolved' })]);
    expect(incident?.resolvedAtMs).toBe(Date.parse('2026-03-01T10:07:00Z'));
  });

  it('of severity "none" is no incident, unless the hook says what that means', () => {
    const watchdog = firing({ labels: { alertname: 'Watchdog', severity: 'none' } });
    expect(read([watchdog])).toMatchObject({ events: [], nothing: expect.stringContaining('none') });
    expect(read([watchdog, firing()])).toMatchObject({ warnings: [expect.stringContaining('none')] });
    const said = { severity: { none: 4 } } as const;
    expect(reading(alertmanager, group([watchdog]), { said }).events).toHaveLength(1);
  });

  it('is of the service that the hook’s pointers lead to, relative to the alert', () => {
    const said = { serviceFrom: ['/labels/team', '/annotations/owner'] };
    const alert = firing({ annotations: { owner: 'shop' } });
    expect(reading(alertmanager, group([alert]), { said }).events[0]).toMatchObject({ of: [['shop']] });
  });

  it('has the severity that the hook’s words give it', () => {
    const said = { severity: { critical: 2 } } as const;
    expect(reading(alertmanager, group([firing()]), { said }).events[0]).toMatchObject({
      told: { severity: 2 },
    });
  });

  it('whose name holds markup keeps it as text, and whose address is no web page has none', () => {
    const title = '<img src=x onerror=alert(1)>';
    const alert = firing({ annotations: { summary: title }, generatorURL: 'javascript:alert(1)' });
    expect(incidentsAfter([read([alert], { externalURL: 'data:text/html,x' })])).toMatchObject([
      { title, url: null },
    ]);
  });
});

describe('a group of alerts', () => {
  it('that leaves alerts out says how many', () => {
    expect(read([firing()], { truncatedAlerts: 3 }).warnings).toEqual([
      expect.stringMatching(/^3 alerts were left out/),
    ]);
  });

  it.each([
    ['another version', { ...group([]), version: '3' }, /version 4/],
    ['no alerts', { ...group([]), alerts: undefined }, /version 4/],
    ['an alert without a start', group([firing({ startsAt: NEVER })]), /startsAt/],
    ['an alert in no known state', group([firing({ status: 'pending' })]), /status/],
    ['a list', [], /not an object/],
  ])('with %s is unreadable', (_, body, words) => {
    expect(() => reading(alertmanager, body)).toThrow(words);
  });
});

describe('the fingerprint of labels', () => {
  // FNV-1a's offset basis: http://www.isthe.com/chongo/tech/comp/fnv/; the other one is what Alertmanager
  // 0.25 answered for an alert with these labels.
  it.each([
    ['cbf29ce484222325', {}],
    ['f82bbaf5f8b108cb', { alertname: 'AndonTry', service: 'orders' }],
  ])('is %s', (fingerprint, labels) => {
    expect(alertFingerprint(labels)).toBe(fingerprint);
  });

  it('does not depend on the order of the labels', () => {
    expect(alertFingerprint({ b: '2', a: '1' })).toBe(alertFingerprint({ a: '1', b: '2' }));
  });
});
