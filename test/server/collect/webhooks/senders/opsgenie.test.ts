import { describe, expect, it } from 'vitest';
import { parseSent } from '../../../../../server/collect/webhooks/parse-sent.ts';
import { opsgenie } from '../../../../../server/collect/webhooks/senders/opsgenie.ts';
import { expectAnyOrder } from './any-order.ts';
import { incidentsAfter, linesAfter } from './folded.ts';
import { reading } from './told-by.ts';

const CREATED_MS = Date.parse('2026-03-01T10:00:00Z');

/** As the bytes are: `updatedAt` has more digits than a double. */
const body = (action: string, minutes: number, alert: object = {}, source: object = { type: 'api' }) => {
  const updatedAt = `${CREATED_MS + minutes * 60_000}000123`;
  const text = JSON.stringify({
    action,
    source,
    integrationName: 'Prometheus',
    alert: {
      alertId: '052652ac',
      message: 'Orders fail',
      priority: 'P2',
      entity: 'orders',
      tags: ['eu'],
      createdAt: CREATED_MS,
      updatedAt: 'UPDATED',
      username: 'mina@example.com',
      ...alert,
    },
  }).replace('"UPDATED"', updatedAt);
  return parseSent(Buffer.from(text), 'application/json');
};
const read = (...told: Parameters<typeof body>) => reading(opsgenie, body(...told));

describe('an alert of Opsgenie', () => {
  it('begins at its milliseconds and ends at its nanoseconds', () => {
    expect(linesAfter(read('Create', 0), read('Close', 30))).toEqual([
      'orders: Orders fail, severity 2, 2026-03-01T10:00:00Z – 2026-03-01T10:30:00Z, noticed by monitoring',
    ]);
  });

  it('whose creation was lost is known from its end', () => {
    expect(linesAfter(read('Close', 30))).toEqual([
      'orders: Orders fail, severity 2, 2026-03-01T10:00:00Z – 2026-03-01T10:30:00Z',
    ]);
  });

  it('gives one state in any order, with what only tells more', () => {
    const all = [
      read('Create', 0),
      read('Acknowledge', 2),
      read('AddNote', 3),
      read('UpdatePriority', 5, { priority: 'P1' }),
      read('Close', 30, { priority: 'P1' }),
    ];
    expect(incidentsAfter(all)).toMatchObject([{ severity: 1, resolvedAtMs: CREATED_MS + 30 * 60_000 }]);
    expectAnyOrder(all);
  });

  it('that is deleted is none', () => {
    expect(incidentsAfter([read('Create', 0), read('Delete', 30)])).toEqual([]);
  });

  it('that a person made names them, and says when they reported it', () => {
    expect(incidentsAfter([read('Create', 0, {}, { type: 'web' })])).toMatchObject([
      { detectedBy: 'mina@example.com', detectedAtMs: null, reportedAtMs: CREATED_MS },
    ]);
  });

  it.each([
    ['P5', 4],
    [3, 3],
    ['p1', 1],
    [undefined, 3],
  ])('of priority %j has severity %i', (priority, severity) => {
    expect(incidentsAfter([read('Create', 0, { priority })])[0]?.severity).toBe(severity);
  });

  it('is of the service in its details before its entity, its tags and its source', () => {
    const alert = { details: { service: 'shop' }, source: 'zabbix' };
    expect(read('Create', 0, alert).events[0]).toMatchObject({
      of: [['shop', 'orders', 'eu', 'zabbix', 'Prometheus']],
    });
  });

  it('is told apart by alert, action and time', () => {
    expect(opsgenie.deliveryId({}, body('Close', 30))).toBe(`052652ac Close ${CREATED_MS + 1_800_000}000123`);
    expect(opsgenie.deliveryId({}, { action: 'Close' })).toBeNull();
  });

  it('without an id is unreadable', () => {
    expect(() => read('Create', 0, { alertId: undefined })).toThrow(/alertId/);
  });
});
