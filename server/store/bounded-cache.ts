/** Keeps what was asked for last; when it is full, what was not asked for the longest goes. */
export interface BoundedCache<Value> {
  get(key: string, load: () => Value): Value;
  forget(key: string): void;
}

/** @param limit how many values are kept at most, from 1 */
export function createBoundedCache<Value extends object>(limit: number): BoundedCache<Value> {
  // A Map hands out its keys in the order they were put in, so the first one is the oldest.
  const kept = new Map<string, Value>();
  return {
    get(key, load) {
      const value = kept.get(key) ?? load();
      kept.delete(key);
      kept.set(key, value);
      for (const oldest of kept.keys()) {
        if (kept.size <= limit) break;
        kept.delete(oldest);
      }
      return value;
    },
    forget(key) {
      kept.delete(key);
    },
  };
}
