import { type LabelPair, matchesLabels, type Selector } from '#shared/selector.ts';
import type { ScrapeLimits } from '../../config/scrape-limits.ts';
import type { ScrapeSettings } from '../../config/scrape-settings.ts';
import { digestOf } from '../../digest.ts';
import type { Series } from '../exposition/sample.ts';
import { createSeriesMemory } from '../exposition/series-memory.ts';
import { createWanted, type Wanted } from '../exposition/wanted.ts';
import { Failure } from '../failure.ts';
import { createSeriesChange, limitsOfPage, type SeriesChange } from './series-change.ts';

/** How the pages of one target are read. */
export interface TargetReading {
  readonly limits: ScrapeLimits;
  /** What is wanted of the page that comes next. */
  begin(): Wanted;
}

/** What became of a series: `dropped` by a rule, kept but `unwanted`, or wanted. */
type Fate = Series | 'dropped' | 'unwanted';

/** Keys are kept with the counters, and a label of the target may hold a secret. */
const withoutSecret = (series: Series): Series => ({
  ...series,
  key: `${series.name}#${digestOf(series.key)}`,
});

/** Remembers what becomes of each series, so that rules are followed once for its text and not at each scrape. */
function createFates(
  selectors: readonly Selector[],
  { change }: SeriesChange,
  kept: (series: Series) => Series,
): (text: string, read: () => Series) => Fate {
  const recall = createSeriesMemory<Fate>();

  function decide(page: Series): Fate {
    const series = change(page);
    if (series === null) return 'dropped';
    const isWanted = selectors.some(
      (selector) => selector.name === series.name && matchesLabels(selector, series.labels),
    );
    return isWanted ? kept(series) : 'unwanted';
  }

  return (text, read) => recall(text, () => decide(read()));
}

/**
 * Makes what reads the pages of one target: keep it for all of them.
 *
 * @param labels of the target
 */
export function createTargetReading(
  selectors: readonly Selector[],
  labels: readonly LabelPair[],
  settings: ScrapeSettings,
): TargetReading {
  const plain = createWanted(selectors);
  const limits = limitsOfPage(labels, settings);
  const change = createSeriesChange(labels, settings);
  if (labels.length === 0 && !change.hasRules) return { limits, begin: () => plain };
  const fateOf = createFates(selectors, change, labels.length > 0 ? withoutSecret : (series) => series);
  const mostSamples = settings.limits.samples;
  let sampleCount = 0;

  /** With rules the samples are counted here, since those that are dropped do not count. */
  function count(fate: Fate): void {
    if (!change.hasRules || fate === 'dropped') return;
    sampleCount += 1;
    if (sampleCount > mostSamples)
      throw new Failure('over-limit', `more than ${mostSamples} samples after relabelling`);
  }

  const wanted: Wanted = {
    passed: plain.passed,
    hasName: (body, start, end) => change.hasRules || plain.hasName(body, start, end),
    find(text, read) {
      const fate = fateOf(text, read);
      count(fate);
      return typeof fate === 'string' ? null : fate;
    },
  };
  return {
    limits,
    begin() {
      sampleCount = 0;
      return wanted;
    },
  };
}
