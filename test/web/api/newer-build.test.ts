import { describe, expect, it } from 'vitest';
import { shouldReload } from '../../../web/api/newer-build.ts';

const createMemory = (): Storage => {
  const kept = new Map<string, string>();
  return {
    get length() {
      return kept.size;
    },
    clear: () => kept.clear(),
    getItem: (key) => kept.get(key) ?? null,
    key: (at) => [...kept.keys()][at] ?? null,
    removeItem: (key) => void kept.delete(key),
    setItem: (key, value) => void kept.set(key, value),
  };
};

describe('a new build on the server', () => {
  it('is loaded once, and not again where the page stays the old one', () => {
    const memory = createMemory();
    expect(shouldReload('a', null, memory)).toBe(false);
    expect(shouldReload('a', 'a', memory)).toBe(false);
    expect(shouldReload('a', 'b', memory)).toBe(true);
    expect(shouldReload('a', 'b', memory)).toBe(false);
    expect(shouldReload('a', 'c', memory)).toBe(true);
  });
});
