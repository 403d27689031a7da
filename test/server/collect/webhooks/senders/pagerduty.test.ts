import { describe, expect, it } from 'vitest';
import { pagerduty } from '../../../../../server/collect/webhooks/senders/pagerduty.ts';
import { expectAnyOrder } from './any-order.ts';
import { incidentsAfter, linesAfter } from './folded.ts';
import { reading } from './told-by.ts';

const PERSON = { type: 'user_reference', summary: 'Mina' };
const PROGRAM = { type: 'events_api_v2_inbound_integration_reference', summary: 'Prometheus' };

const body = (type: string, time: string, said: { event?: object; data?: object } = {}) => ({
  event: {
    id: `${type} ${time}`,
    event_type: type,
    resource_type: 'incident',
    occurred_at: `2026-03-01T${time}:00.000Z`,
    agent: PROGRAM,
    client: null,
    ...said.event,
    data: {
      id: 'PFQZPSY',
      type: 'incident',
      html_url: 'https://acme.pagerduty.com/incidents/PFQZPSY',
      title: 'Orders fail',
      service: { id: 'PA2P440', summary: 'Orders', type: 'service_reference' },
      priority: null,
      urgency: 'high',
      resolve_reason: null,
      ...said.data,
    },
  },
});
const read = (...told: Parameters<typeof body>) => reading(pagerduty, body(...told));

const triggered = read('incident.triggered', '10:00');
const resolved = read('incident.resolved', '10:30');

describe('an incident of PagerDuty', () => {
  it('goes from triggered to resolved by its id, where no body says when it was created', () => {
    expect(linesAfter(resolved, triggered)).toEqual([
      'Orders: Orders fail, severity 2, 2026-03-01T10:00:00Z – 2026-03-01T10:30:00Z, noticed by monitoring',
    ]);
  });

  it('that was created before it was told of began then, also where that event was lost', () => {
    const data = { created_at: '2026-03-01T09:58:00Z' };
    expect(linesAfter(read('incident.resolved', '10:30', { data }))).toEqual([
      'Orders: Orders fail, severity 2, 2026-03-01T09:58:00Z – 2026-03-01T10:30:00Z',
    ]);
  });

  it('of which only a change of its priority was heard is there, since it was created', () => {
    const data = { created_at: '2026-03-01T09:58:00Z', priority: { summary: 'P3' } };
    expect(linesAfter(read('incident.priority_updated', '10:10', { data }))).toEqual([
      'Orders: Orders fail, severity 3, 2026-03-01T09:58:00Z – …',
    ]);
  });

  it('that is given to another service is there alone, since it began, and is no longer open where it was', () => {
    const data = {
      created_at: '2026-03-01T10:00:00Z',
      service: { id: 'PX', summary: 'Mail', type: 'service_reference' },
    };
    const all = [triggered, read('incident.service_updated', '10:10', { data })];
    expect(linesAfter(...all)).toEqual(['Mail: Orders fail, severity 2, 2026-03-01T10:00:00Z – …']);
    expectAnyOrder([...all, read('incident.resolved', '10:30', { data })]);
  });

  it('that is opened again has another spell', () => {
    const all = [
      triggered,
      read('incident.acknowledged', '10:05'),
      resolved,
      read('incident.reopened', '11:00'),
      read('incident.resolved', '11:15'),
    ];
    expect(linesAfter(...all)).toEqual([
      'Orders: Orders fail, severity 2, 2026-03-01T10:00:00Z – 2026-03-01T10:30:00Z and 2026-03-01T11:00:00Z – 2026-03-01T11:15:00Z, noticed by monitoring',
    ]);
    expectAnyOrder(all);
  });

  it('that a person opened was reported then; when they noticed is not known', () => {
    const event = { agent: PERSON, client: { name: 'PagerDuty' } };
    expect(incidentsAfter([read('incident.triggered', '10:00', { event })])).toMatchObject([
      { detectedBy: 'Mina', detectedAtMs: null, reportedAtMs: Date.parse('2026-03-01T10:00Z') },
    ]);
  });

  it('that nobody is said to have opened leaves open who noticed', () => {
    const event = { agent: null, client: null };
    expect(incidentsAfter([read('incident.triggered', '10:00', { event })])).toMatchObject([
      { detectedBy: null, detectedAtMs: null, reportedAtMs: null },
    ]);
  });

  it('has the severity of its latest priority, else of its urgency', () => {
    const raised = read('incident.priority_updated', '10:10', { data: { priority: { summary: 'P1' } } });
    expect(incidentsAfter([triggered, raised])[0]?.severity).toBe(1);
    const calm = read('incident.triggered', '10:00', { data: { urgency: 'low' } });
    expect(incidentsAfter([calm])[0]?.severity).toBe(4);
  });

  it('that was merged into another is a duplicate of that', () => {
    const reason = { type: 'merge_resolve_reason', incident: { id: 'PMAIN', type: 'incident_reference' } };
    const merged = read('incident.resolved', '10:02', { data: { resolve_reason: reason } });
    expect(incidentsAfter([triggered, merged])).toMatchObject([{ duplicateOf: 'PMAIN' }]);
  });

  it('is named by the service’s name or id', () => {
    expect(triggered.events[0]).toMatchObject({ of: [['Orders', 'PA2P440']] });
  });
});

describe('what PagerDuty tells beside', () => {
  it.each([
    ['pagey.ping', { id: undefined, type: 'ping', message: 'Hello from your friend Pagey!' }],
    ['incident.annotated', { type: 'incident_note', content: 'looking' }],
    ['incident.status_update_published', { type: 'incident_status_update', message: 'soon' }],
    ['service.updated', { type: 'service', summary: 'Orders' }],
  ])('%s is understood, and keeps nothing', (type, data) => {
    expect(read(type, '10:00', { data })).toMatchObject({ events: [], nothing: expect.any(String) });
  });

  it('is told apart by the id of the event', () => {
    expect(pagerduty.deliveryId({ 'x-webhook-id': 'w' }, body('incident.resolved', '10:30'))).toBe(
      'incident.resolved 10:30',
    );
    expect(pagerduty.deliveryId({ 'x-webhook-id': 'w' }, {})).toBe('w');
    expect(pagerduty.deliveryId({}, [])).toBeNull();
  });

  it('is unreadable in version 2', () => {
    expect(() => reading(pagerduty, { messages: [{ event: 'incident.trigger' }] })).toThrow(/body\.event/);
  });
});
