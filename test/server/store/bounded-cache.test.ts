import { describe, expect, it } from 'vitest';
import { createBoundedCache } from '../../../server/store/bounded-cache.ts';

describe('a bounded cache', () => {
  it('loads once, and lets go of what was not asked for the longest', () => {
    const loaded: string[] = [];
    const cache = createBoundedCache<{ key: string }>(2);
    const get = (key: string) =>
      cache.get(key, () => {
        loaded.push(key);
        return { key };
      });
    for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) expect(get(key)).toEqual({ key });
    expect(loaded).toEqual(['a', 'b', 'c', 'b']);
    cache.forget('b');
    get('b');
    expect(loaded).toEqual(['a', 'b', 'c', 'b', 'b']);
  });
});
