import { describe, expect, it } from 'vitest';
import type { Incident } from '#shared/facts.ts';
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
    from('inside', 12, 13);
    from('later', 20, null);
    from('elsewhere', 12, 13, { service: 'till' });
    const touching = store.incidents.touching('shop', NOW + 10 * HOUR, NOW + 20 * HOUR);
    expect(touching.map(({ id }) => id).sort()).toEqual(['inside', 'open', 'reaches in']);
    store.close();
  });
});
