import type { Noun } from './store.ts';

/** What changed, counted at once and told soon after. */
export interface ChangeFeed {
  /** Grows with every announcement. */
  number(): number;
  announce(noun: Noun): void;
  /** Returns what ends the listening. */
  listen(listener: (nouns: ReadonlySet<Noun>) => void): () => void;
  /** Nobody hears anything any more. */
  end(): void;
}

/** Announcements made in one go reach the listeners together, once the code that made them has ended. */
export function createChangeFeed(): ChangeFeed {
  const listeners = new Set<(nouns: ReadonlySet<Noun>) => void>();
  let changeNumber = 0;
  let waiting = new Set<Noun>();

  function tell(): void {
    const nouns = waiting;
    waiting = new Set();
    for (const listener of [...listeners]) listener(nouns);
  }

  return {
    number: () => changeNumber,
    announce(noun) {
      changeNumber += 1;
      if (waiting.size === 0) queueMicrotask(tell);
      waiting.add(noun);
    },
    listen(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    end: () => listeners.clear(),
  };
}
