import type { Clock } from '../clock.ts';
import type { Noun, Store } from '../store/store.ts';

/** At most one hint a second. */
const HINT_EVERY_MS = 1_000;

/** What changed, gathered for those who ask again when they hear of it. */
export interface Hints {
  /**
   * Grows before a hint is given, and whenever an answer must not be older than a change. While it stands, what changed
   * since an answer was made is younger than a second and its hint is still to come.
   */
  number(): number;
  /** Someone wrote: whoever asks next sees it. */
  written(): void;
  /** Called with each hint. */
  onHint(listener: (nouns: readonly Noun[]) => void): void;
  stop(): void;
}

/** They come all the time, judging a long past too. All other changes are few, and seen by the next who asks. */
const frequentNouns: ReadonlySet<Noun> = new Set(['tallies', 'episodes']);

const canWait = (nouns: ReadonlySet<Noun>): boolean => [...nouns].every((noun) => frequentNouns.has(noun));

export function createHints(store: Pick<Store, 'onChange'>, clock: Clock): Hints {
  const listeners: ((nouns: readonly Noun[]) => void)[] = [];
  const waiting = new Set<Noun>();
  let number = 0;
  let cancel: (() => void) | null = null;
  let lastHintAtMs = Number.NEGATIVE_INFINITY;
  /** Whether there are changes that answers which were made before them may still be given without. */
  let isBehind = false;
  const grow = (): void => {
    number += 1;
    isBehind = false;
  };

  const give = (): void => {
    cancel = null;
    lastHintAtMs = clock.monotonicMs();
    const nouns = [...waiting];
    waiting.clear();
    if (isBehind) grow();
    for (const listener of listeners) listener(nouns);
  };
  const stopListening = store.onChange((nouns) => {
    for (const noun of nouns) waiting.add(noun);
    const dueMs = Math.max(0, lastHintAtMs + HINT_EVERY_MS - clock.monotonicMs());
    if (dueMs === 0 || !canWait(nouns)) grow();
    else isBehind = true;
    cancel ??= clock.after(dueMs, give);
  });

  return {
    number: () => number,
    written: grow,
    onHint: (listener) => void listeners.push(listener),
    stop() {
      stopListening();
      cancel?.();
    },
  };
}
