import { describe, expect, it } from 'vitest';
import { alertmanager } from '../../../../../server/collect/webhooks/senders/alertmanager.ts';
import { grafana } from '../../../../../server/collect/webhooks/senders/grafana.ts';
import { expectAnyOrder } from './any-order.ts';
import { linesAfter } from './folded.ts';
import { reading } from './told-by.ts';

const alert = (said: object = {}) => ({
  status: 'firing',
  labels: { alertname: 'Slow pages', grafana_folder: 'Shop', severity: 'warning' },
  annotations: {},
  startsAt: '2026-03-01T11:00:00+02:00',
  endsAt: '0001-01-01T00:00:00Z',
  values: { A: 1.5, B: null },
  fingerprint: 'c6eadffa33fcdf37',
  generatorURL: 'https://grafana.example/alerting/1/edit',
  ...said,
});

const body = (...alerts: object[]) => ({
  version: '1',
  orgId: 1,
  status: 'firing',
  state: 'alerting',
  alerts,
});
const read = (...alerts: object[]) => reading(grafana, body(...alerts));
const resolved = alert({ status: 'resolved', endsAt: '2026-03-01T11:05:00+02:00' });

describe('an alert of Grafana', () => {
  it('is an incident in UTC, called by the rule where nothing sums it up', () => {
    expect(linesAfter(read(alert()), read(resolved))).toEqual([
      'Shop: Slow pages, severity 3, 2026-03-01T09:00:00Z – 2026-03-01T09:05:00Z, noticed by monitoring',
    ]);
  });

  it('is of the service that its labels name before its folder', () => {
    const labels = { alertname: 'Slow pages', service_name: 'orders', grafana_folder: 'Shop' };
    expect(read(alert({ labels })).events[0]).toMatchObject({ of: [['orders', 'Shop']] });
  });

  it('gives one state in any order', () => {
    expectAnyOrder([read(alert()), read(resolved), read(alert(), alert({ fingerprint: 'bb' }))]);
  });

  it.each([
    ['the test of its button', { alertname: 'TestAlert', instance: 'Grafana' }],
    ['that Grafana has no data', { alertname: 'DatasourceNoData', rulename: 'Slow pages' }],
    ['that a query failed', { alertname: 'DatasourceError', rulename: 'Slow pages' }],
    ['one of severity none', { alertname: 'Heartbeat', severity: 'None' }],
  ])('is no incident where it is %s', (_, labels) => {
    expect(read(alert({ labels }))).toMatchObject({ events: [], nothing: expect.any(String) });
  });

  it('is not read as Alertmanager’s, nor the other way round', () => {
    expect(() => reading(alertmanager, body(alert()))).toThrow(/Alertmanager/);
    expect(() => reading(grafana, { ...body(alert()), version: '4' })).toThrow(/Grafana/);
  });

  it('is not read in the shape of the alerting before', () => {
    expect(() => reading(grafana, { ruleName: 'Slow', state: 'alerting', evalMatches: [] })).toThrow(
      /Grafana/,
    );
  });
});
