import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Incident } from '#shared/facts.ts';
import { spellsOf, whyNoIncident } from '#shared/metrics/outages.ts';
import { statementClaims } from '#shared/slo/statement-claims.ts';
import { MINUTE_MS } from '#shared/units.ts';
import type { IncidentTimes } from '../../../server/store/incidents.ts';
import { openAt, temporaryFolder } from './folders.ts';

const NOW = Date.UTC(2026, 0, 5);
const HOUR = 3_600_000;

function incident(id: string, over: Partial<Incident> = {}): Incident {
  return {
    service: 'shop',
    id,
    title: 'Checkout fails',
    severity: 2,
    startedAtMs: NOW,
    detectedAtMs: null,
    detectedBy: null,
    resolvedAtMs: null,
    causedByDeployment: null,
    causedBySha: null,
    source: 'api',
    kind: 'incident',
    reportedAtMs: null,
    spells: null,
    duplicateOf: null,
    url: null,
    ...over,
  };
}

describe('incidents', () => {
  it('are created, the same, updated, and come back after a restart', () => {
    const folder = temporaryFolder();
    const store = openAt(folder, NOW);
    const resolved = incident('I-1', {
      resolvedAtMs: NOW + HOUR,
      causedBySha: 'abc',
      detectedBy: 'a customer',
    });
    const before = store.changeNumber();
    expect(store.incidents.upsert(incident('I-1'))).toBe('created');
    expect(store.incidents.upsert(incident('I-1'))).toBe('same');
    expect(store.incidents.upsert(resolved)).toBe('updated');
    expect(store.changeNumber()).toBe(before + 2);
    store.close();
    const after = openAt(folder, NOW).incidents;
    expect(after.get('shop', 'I-1')).toEqual(resolved);
    expect(after.get('till', 'I-1')).toBeNull();
  });

  it('are found by their id whatever their service', () => {
    const { incidents } = openAt(temporaryFolder(), NOW);
    incidents.upsert(incident('I-1', { service: 'till' }));
    incidents.upsert(incident('I-1'));
    incidents.upsert(incident('I-2'));
    expect(incidents.find('I-1').map(({ service }) => service)).toEqual(['shop', 'till']);
    expect(incidents.find('I-3')).toEqual([]);
  });

  it('are all given oldest first, and listed newest first by pages', () => {
    const { incidents } = openAt(temporaryFolder(), NOW);
    incidents.upsert(incident('b', { startedAtMs: NOW + HOUR }));
    incidents.upsert(incident('a'));
    incidents.upsert(incident('c', { service: 'till', startedAtMs: NOW + 2 * HOUR }));
    expect(incidents.all(null).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    expect(incidents.all('shop').map(({ id }) => id)).toEqual(['a', 'b']);
    const query = { service: null, fromMs: null, toMs: null, limit: 2, cursor: null };
    const first = incidents.list(query);
    expect(first.items.map(({ id }) => id)).toEqual(['c', 'b']);
    expect(incidents.list({ ...query, cursor: first.next })).toEqual({ items: [incident('a')], next: null });
    expect(incidents.list({ ...query, service: 'till' }).items).toHaveLength(1);
  });

  it('are found by the time they touch, open ones too, and only those of the service', () => {
    const store = openAt(temporaryFolder(), NOW);
    const from = (id: string, started: number, resolved: number | null, over: Partial<Incident> = {}) =>
      store.incidents.upsert(
        incident(id, {
          startedAtMs: NOW + started * HOUR,
          resolvedAtMs: resolved === null ? null : NOW + resolved * HOUR,
          ...over,
        }),
      );
    from('over before', 0, 10);
    from('reaches in', 1, 11);
    from('open', 2, null);
    from('before the open one', 1.5, 13);
    from('outlasted', 12, 13);
    from('opened again', 12, 13, { spells: [{ startedAtMs: NOW, resolvedAtMs: NOW + HOUR }] });
    from('without length', 14, 14, { service: 'till' });
    from('in the same minute', 14.002, 14.003, { service: 'till' });
    from('later', 20, null);
    from('elsewhere', 12, 13, { service: 'till' });
    const found = store.incidents.outlasting('shop', NOW + 10 * HOUR, NOW + 20 * HOUR);
    expect(found.map(({ id }) => id).sort()).toEqual([
      'before the open one',
      'open',
      'opened again',
      'reaches in',
    ]);
    const inTill = store.incidents.outlasting('till', NOW + 14 * HOUR - 1, NOW + 20 * HOUR);
    expect(inTill.map(({ id }) => id)).toContain('in the same minute');
    store.close();
  });

  it('that another outlasts claim no minute of a statement: to leave them out changes none', () => {
    const minutes = fc.integer({ min: 0, max: 40 });
    const told = fc.record({
      start: minutes,
      startMs: fc.constantFrom(0, 1, 59_999),
      length: fc.option(fc.integer({ min: -2, max: 12 })),
      lengthMs: fc.constantFrom(0, 1, 30_000),
      kind: fc.constantFrom('incident', 'incident', 'maintenance'),
      duplicateOf: fc.constantFrom(null, null, '0'),
      again: fc.boolean(),
    });
    const store = openAt(temporaryFolder(), NOW);
    const within = { startMs: NOW + 10 * MINUTE_MS, endMs: NOW + 30 * MINUTE_MS };
    const countedSpells = (incidents: readonly IncidentTimes[]) =>
      incidents
        .filter((each) => whyNoIncident(each) === null)
        .flatMap((each) => spellsOf(each).map((spell) => ({ ...spell, incident: each.id })))
        .filter(({ startedAtMs, resolvedAtMs }) => resolvedAtMs === null || resolvedAtMs > startedAtMs);
    fc.assert(
      fc.property(fc.array(told, { maxLength: 12 }), (all) => {
        const incidents = all.map(({ start, startMs, length, lengthMs, kind, duplicateOf, again }, id) => {
          const startedAtMs = NOW + start * MINUTE_MS + startMs;
          // One that was opened again ended when its last spell did.
          const lasted = again ? 5 + Math.abs(length ?? 0) : (length ?? 0);
          const resolvedAtMs = length === null ? null : startedAtMs + lasted * MINUTE_MS + lengthMs;
          const spells = [
            { startedAtMs, resolvedAtMs: startedAtMs + 1 },
            { startedAtMs: startedAtMs + 5 * MINUTE_MS, resolvedAtMs },
          ];
          const over = {
            kind,
            duplicateOf,
            startedAtMs,
            resolvedAtMs,
            spells: again ? spells : null,
          } as const;
          return incident(String(id), over);
        });
        store.incidents.upsertMany(incidents);
        const found = store.incidents.outlasting('shop', within.startMs, within.endMs);
        for (const { id } of incidents) store.incidents.remove('shop', id);
        expect(statementClaims(countedSpells(found), [], within)).toEqual(
          statementClaims(countedSpells(incidents), [], within),
        );
      }),
    );
    store.close();
  });
});
