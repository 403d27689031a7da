import { describe, expect, it } from 'vitest';
import { lastingAddress, liveSearch, showsMoment } from '../../../web/ui/moment-pages.ts';

const seenAt = '2026-11-21T06:10:07Z';
const lasting = (path: string): string =>
  lastingAddress(`http://board:8080${path}`, seenAt).replace('http://board:8080', '');

describe('an address that shows tomorrow what is seen now', () => {
  it('has the moment, with everything else as it stands', () => {
    expect(lasting('/services?state=needs&lang=ko')).toBe(`/services?state=needs&lang=ko&at=${seenAt}`);
    expect(lasting('/s/work-orders/budget')).toBe(`/s/work-orders/budget?at=${seenAt}`);
    expect(lasting('/trends/lead-time?range=40w&point=2025-W41#table')).toBe(
      `/trends/lead-time?range=40w&point=2025-W41&at=${seenAt}#table`,
    );
  });

  it('keeps the moment that is looked at already', () => {
    const past = '/services?at=2026-01-02T03:04:05Z';
    expect(lasting(past)).toBe(past);
  });

  it('ends the lists of what happened at the moment, unless they say where they end', () => {
    expect(lasting('/incidents?service=mes')).toBe(`/incidents?service=mes&to=${seenAt}`);
    expect(lasting('/releases?to=2026-02-03')).toBe('/releases?to=2026-02-03');
  });

  it('leaves pages alone that know no moment', () => {
    for (const path of ['/setup', '/glossary?q=budget#slo', '/incidents/mes/7', '/receipts/abc'])
      expect(lasting(path)).toBe(path);
  });

  it('keeps names in any script', () => {
    expect(decodeURIComponent(lasting('/services?group=라인-2'))).toBe(`/services?group=라인-2&at=${seenAt}`);
  });
});

describe('pages and moments', () => {
  it('knows which pages can show the past', () => {
    const can = ['/services', '/s/a', '/s/a/budget', '/trends/lead-time', '/evidence/lead-time'];
    const cannot = ['/', '/wall', '/setup', '/releases', '/incidents/a/1', '/s/a/b/c', '/servicesx'];
    expect([...can, ...cannot].filter(showsMoment)).toEqual(can);
  });

  it('goes back to now with all else', () => {
    expect(liveSearch('?lang=ko&at=2026-11-21T06:10:07Z&q=a')).toBe('?lang=ko&q=a');
    expect(liveSearch('?at=x')).toBe('');
    expect(liveSearch('')).toBe('');
  });
});
