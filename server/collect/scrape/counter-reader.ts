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
