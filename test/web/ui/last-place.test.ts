import { describe, expect, it } from 'vitest';
import { createDeviceMemory } from '../../../web/ui/device-memory.ts';
import { firstPlace, rememberPlace } from '../../../web/ui/last-place.ts';

/** The browser's own, as far as it is used. */
const createStorage = (): Storage => {
  const kept = new Map<string, string>();
  return {
    length: 0,
    key: () => null,
    clear: () => kept.clear(),
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, value) => void kept.set(name, value),
    removeItem: (name) => void kept.delete(name),
  };
};

const createMemory = () => {
  const storage = createStorage();
  return createDeviceMemory(() => storage);
};

describe('where a device begins', () => {
  it('is the services at first, with what the address says', () => {
    expect(firstPlace(createMemory(), '?lang=ko')).toBe('/services?lang=ko');
  });

  it('is the last place used, as it is now and not at a moment of the past', () => {
    const memory = createMemory();
    rememberPlace(memory, '/trends/lead-time', '?range=40w&at=2026-11-21T06:10:07Z');
    expect(firstPlace(memory, '')).toBe('/trends/lead-time?range=40w');
    expect(firstPlace(memory, '?lang=ko')).toBe('/trends/lead-time?range=40w&lang=ko');
  });

  it('is no receipt, no set-up and no single incident', () => {
    const memory = createMemory();
    rememberPlace(memory, '/s/mes', '');
    for (const path of ['/setup', '/receipts/abc', '/incidents/mes/7', '/glossary'])
      rememberPlace(memory, path, '');
    expect(firstPlace(memory, '')).toBe('/s/mes');
  });

  it('is the services where what was kept leads out of the app', () => {
    const memory = createMemory();
    for (const place of ['//evil.example/services', 'javascript:alert(1)', '/wall', '']) {
      memory.write('andon.place', place);
      expect(firstPlace(memory, '')).toBe('/services');
    }
  });

  it('is the services on a device that may remember nothing', () => {
    const memory = createDeviceMemory(() => {
      throw new Error('access is denied for this document');
    });
    rememberPlace(memory, '/s/mes', '');
    expect(firstPlace(memory, '')).toBe('/services');
  });
});
