import { matchesLabels, parseSelector, type Selector } from '#shared/selector.ts';
import type { ScrapeIndicator } from '../../config/config.ts';
import type { Sample } from '../exposition/sample.ts';
import { createSeriesMemory } from '../exposition/series-memory.ts';
import type { CounterReader } from './counter-reader.ts';
import type { CounterReading } from './counter-reading.ts';

function means(selector: Selector, sample: Sample): boolean {
  return selector.name === sample.name && matchesLabels(selector, sample.labels);
}

/** Requests as two selectors count them: all of them, and the good or the bad ones. */
export function createCounterSelectors({
  total,
  part,
  selector,
}: Extract<ScrapeIndicator, { kind: 'counters' }>): CounterReader {
  const totalSelector = parseSelector(total);
  const partSelector = parseSelector(selector);
  const recall = createSeriesMemory<Pick<CounterReading, 'isTotal' | 'isPart'>>();
  const roleOf = (sample: Sample) =>
    recall(sample.key, () => ({
      isTotal: means(totalSelector, sample),
      isPart: means(partSelector, sample),
    }));
  return {
    selectors: [totalSelector, partSelector],
    part,
    configuration: JSON.stringify({ total, [part]: selector }),
    counts(sample) {
      const { isTotal, isPart } = roleOf(sample);
      return isTotal || isPart;
    },
    read: (samples) => samples.map((sample) => ({ key: sample.key, value: sample.value, ...roleOf(sample) })),
  };
}
