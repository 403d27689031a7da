import { matchesLabels, parseSelector, type Selector } from '#shared/selector.ts';
import type { ScrapeIndicator } from '../../config/config.ts';
import type { Sample } from '../exposition/sample.ts';
import { Failure } from '../failure.ts';
import type { CounterReading } from './counter-reading.ts';

/** The selectors of an objective that counts requests. */
export interface CounterSelectors {
  readonly all: readonly Selector[];
  readonly part: 'good' | 'bad';
  /** Fingerprint: another one starts the counters anew. */
  readonly configuration: string;
  /**
   * What the objective counts of a scrape.
   * @throws Failure `malformed` where a series stands twice with nothing to tell which value holds
   */
  read(samples: readonly Sample[]): CounterReading[];
}

/** Series remembered; beyond it the memory starts anew. */
const MAX_REMEMBERED = 100_000;

type Role = Pick<CounterReading, 'isTotal' | 'isPart'>;

function means(selector: Selector, sample: Sample): boolean {
  return selector.name === sample.name && matchesLabels(selector, sample.labels);
}

/** A series may stand several times with times of the target's own: the latest value holds. */
function latest(before: Sample | undefined, sample: Sample): Sample {
  if (before === undefined) return sample;
  if (before.timestampMs === sample.timestampMs)
    throw new Failure('malformed', 'a counted series is given twice');
  return (before.timestampMs ?? Infinity) > (sample.timestampMs ?? Infinity) ? before : sample;
}

/** @returns null for an objective that counts scrapes (`up`) */
export function createCounterSelectors(indicator: ScrapeIndicator): CounterSelectors | null {
  if (indicator.kind !== 'counters') return null;
  const { total, part, selector: partText } = indicator;
  const totalSelector = parseSelector(total);
  const partSelector = parseSelector(partText);
  const roles = new Map<string, Role>();

  function roleOf(sample: Sample): Role {
    const known = roles.get(sample.key);
    if (known !== undefined) return known;
    const role = { isTotal: means(totalSelector, sample), isPart: means(partSelector, sample) };
    if (roles.size >= MAX_REMEMBERED) roles.clear();
    roles.set(sample.key, role);
    return role;
  }

  return {
    all: [totalSelector, partSelector],
    part,
    configuration: JSON.stringify({ total, [part]: partText }),
    read(samples) {
      const bySeries = new Map<string, Sample>();
      for (const sample of samples) {
        const { isTotal, isPart } = roleOf(sample);
        if (isTotal || isPart) bySeries.set(sample.key, latest(bySeries.get(sample.key), sample));
      }
      return [...bySeries.values()].map((sample) => ({
        key: sample.key,
        value: sample.value,
        ...roleOf(sample),
      }));
    },
  };
}
