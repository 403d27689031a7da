/** Keeps what was asked for last; when it is full, what was not asked for the longest goes. */
export interface BoundedCache<Value, Key = string> {
  get(key: Key, load: () => Value): Value;
  forget(key: Key): void;
}

/** @param limit how many values are kept at most, from 1; asked anew each time where it may grow */
export function createBoundedCache<Value extends object, Key = string>(
  limit: number | (() => number),
): BoundedCache<Value, Key> {
  // A Map hands out its keys in the order they were put in, so the first one is the oldest.
  const kept = new Map<Key, Value>();
  const readLimit = typeof limit === 'number' ? () => limit : limit;
  return {
    get(key, load) {
      const value = kept.get(key) ?? load();
      kept.delete(key);
      kept.set(key, value);
      const most = readLimit();
      if (kept.size <= most) return value;
      for (const oldest of kept.keys()) {
        if (kept.size <= most) break;
        kept.delete(oldest);
      }
      return value;
    },
    forget(key) {
      kept.delete(key);
    },
  };
}
