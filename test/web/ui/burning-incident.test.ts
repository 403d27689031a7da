import { expect, it } from 'vitest';
import { burningIncident } from '../../../web/ui/burning-incident.ts';
import { statementLine } from '../statement-answer.ts';

const told = { title: 'Press line 2 lost its network', severity: 2, by: 'Kim Ji-ho' };

it('an incident has the times of the burning that it was, and an id made of its beginning', () => {
  expect(burningIncident(statementLine({ kind: 'burning' }), 'shop', told)).toEqual({
    service: 'shop',
    id: 'burning-20261106T0442Z',
    title: 'Press line 2 lost its network',
    severity: 2,
    startedAt: '2026-11-06T04:42:00.000Z',
    resolvedAt: '2026-11-06T04:59:00.000Z',
    detectedBy: 'Kim Ji-ho',
  });
});

it('it has no end while the burning goes on', () => {
  expect(burningIncident(statementLine({ running: true }), 'shop', told).resolvedAt).toBeNull();
});
