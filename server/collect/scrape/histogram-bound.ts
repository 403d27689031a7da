import { matchesLabels, parseSelector, type Selector } from '#shared/selector.ts';
import type { ScrapeIndicator } from '../../config/config.ts';
import { type Sample, seriesKey } from '../exposition/sample.ts';
import { createSeriesMemory } from '../exposition/series-memory.ts';
import { Failure } from '../failure.ts';
import type { CounterReader } from './counter-reader.ts';
import type { CounterReading } from './counter-reading.ts';

/** One series of a histogram. */
interface Role {
  /** The labels that a histogram's own series share, as one text. */
  readonly labelSet: string;
  /** Upper bound of a bucket; null for the count. */
  readonly bound: number | null;
}

/** `le` as a number, however it is written: `0.3`, `0.30`, `3e-01`, `+Inf`. */
function boundOf(text: string): number {
  return /^\+?inf(inity)?$/i.test(text) ? Number.POSITIVE_INFINITY : Number(text || Number.NaN);
}

function roleOf({ labels }: Sample, isBucket: boolean): Role {
  const shared = labels.filter(([name]) => name !== 'le');
  const le = labels.find(([name]) => name === 'le')?.[1] ?? '';
  return { labelSet: seriesKey('', shared), bound: isBucket ? boundOf(le) : null };
}

/** @example neighbours(0.3, [0.25, 0.5, Infinity]) // 'the nearest are 0.25 and 0.5' */
function neighbours(atMost: number, bounds: readonly number[]): string {
  const below = Math.max(...bounds.filter((bound) => bound < atMost));
  const above = Math.min(...bounds.filter((bound) => bound > atMost));
  const near = [below, above].filter(Number.isFinite);
  if (near.length === 0) return 'there are no other bounds';
  return near.length === 2 ? `the nearest are ${near.join(' and ')}` : `the nearest is ${near.join()}`;
}

/** A histogram's own series that share their labels but for `le`. */
interface LabelSet {
  isCounted: boolean;
  readonly bounds: number[];
}

/** What each label set of a page has. */
function labelSetsOf(roles: readonly Role[]): LabelSet[] {
  const sets = new Map<string, LabelSet>();
  for (const { labelSet, bound } of roles) {
    const set = sets.get(labelSet) ?? { isCounted: false, bounds: [] };
    sets.set(labelSet, set);
    if (bound === null) set.isCounted = true;
    else set.bounds.push(bound);
  }
  return [...sets.values()];
}

/** Throws Failure where a label set cannot be judged: its requests would all be bad, or none of them counted. */
function checkLabelSet({ isCounted, bounds }: LabelSet, name: string, atMost: number): void {
  if (!isCounted) throw new Failure('no-series', `${name} has buckets and no ${name}_count`);
  if (bounds.length === 0) throw new Failure('no-bucket', `${name} has a count and no buckets`);
  if (!bounds.includes(atMost))
    throw new Failure('no-bucket', `${atMost} is no bucket of ${name}; ${neighbours(atMost, bounds)}`);
}

/**
 * Requests as a histogram counts them: all by its `_count`, the good ones by the bucket whose bound is the agreed one.
 * Nothing is guessed between two buckets: where the bound is none of them, the reading fails and names the nearest.
 */
export function createHistogramBound({
  histogram,
  atMost,
}: Extract<ScrapeIndicator, { kind: 'histogram' }>): CounterReader {
  const { name, matchers } = parseSelector(histogram);
  const bucket: Selector = { name: `${name}_bucket`, matchers };
  const count: Selector = { name: `${name}_count`, matchers };
  const recall = createSeriesMemory<Role | null>();
  const findRole = (sample: Sample) =>
    recall(sample.key, () => {
      const selector = sample.name === bucket.name ? bucket : count;
      const isMeant = selector.name === sample.name && matchesLabels(selector, sample.labels);
      return isMeant ? roleOf(sample, selector === bucket) : null;
    });

  return {
    selectors: [bucket, count],
    part: 'good',
    configuration: JSON.stringify({ histogram, atMost }),
    counts: (sample) => findRole(sample) !== null,
    read(samples) {
      const roles = samples.map(findRole);
      for (const set of labelSetsOf(roles.filter((role) => role !== null))) checkLabelSet(set, name, atMost);
      return samples.flatMap(({ key, value }, index): CounterReading[] => {
        const bound = roles[index]?.bound;
        if (bound === null) return [{ key, value, isTotal: true, isPart: false }];
        return bound === atMost ? [{ key, value, isTotal: false, isPart: true }] : [];
      });
    },
  };
}
