import type { Selector } from '#shared/selector.ts';
import type { Sample } from '../exposition/sample.ts';
import type { CounterReading } from './counter-reading.ts';

/** How one objective that counts requests finds them on a metrics page. */
export interface CounterReader {
  readonly selectors: readonly Selector[];
  /** Whether the second of the readings' roles means good or bad ones. */
  readonly part: 'good' | 'bad';
  /** Fingerprint: another one starts the counters anew. */
  readonly configuration: string;
  /** Of samples that one of `selectors` means, whether the objective counts this one. */
  counts(sample: Sample): boolean;
  /**
   * @param samples those that it counts, one for each series
   * @throws Failure where they are not what the objective needs
   */
  read(samples: readonly Sample[]): CounterReading[];
}

/** Series remembered; beyond it the memory starts anew. */
const MOST_REMEMBERED = 100_000;

/** What `find` says of each series, found once and not at each scrape. */
export function rememberBySeries<T>(find: (sample: Sample) => T): (sample: Sample) => T {
  const remembered = new Map<string, { readonly found: T }>();
  return (sample) => {
    const known = remembered.get(sample.key);
    if (known !== undefined) return known.found;
    const found = find(sample);
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    remembered.set(sample.key, { found });
    return found;
  };
}
