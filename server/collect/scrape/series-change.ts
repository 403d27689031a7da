import type { LabelPair } from '#shared/selector.ts';
import { type ScrapeLimits, widestScrapeLimits } from '../../config/scrape-limits.ts';
import type { ScrapeSettings } from '../../config/scrape-settings.ts';
import { type Series, seriesKey } from '../exposition/sample.ts';
import { Failure } from '../failure.ts';
import { attachLabels } from '../relabel/attach-labels.ts';
import { createRelabel } from '../relabel/relabel.ts';

const METRIC_NAME = '__name__';

/** What becomes of the series of a target's page before anything is looked for in them. */
export interface SeriesChange {
  /**
   * Whether all of them must be read: rules may drop or rename any, or the target's labels alone go beyond the limits.
   */
  readonly hasRules: boolean;
  /**
   * Null where a rule drops it.
   * @throws Failure where what becomes of it goes beyond the limits
   */
  change(series: Series): Series | null;
}

function toSeries(name: string, labels: readonly LabelPair[]): Series {
  const sorted = labels.filter(([label]) => label !== METRIC_NAME).sort(([a], [b]) => (a < b ? -1 : 1));
  return { name, labels: sorted, key: seriesKey(name, sorted) };
}

function checkLimits({ name, labels }: Pick<Series, 'name' | 'labels'>, limits: ScrapeLimits): void {
  const tooMany = labels.length > limits.labels;
  const tooLong =
    Buffer.byteLength(name) > limits.labelValueBytes ||
    labels.some(
      ([label, value]) =>
        Buffer.byteLength(label) > limits.labelNameBytes || Buffer.byteLength(value) > limits.labelValueBytes,
    );
  if (tooMany) throw new Failure('over-limit', `more than ${limits.labels} labels, with those of the target`);
  if (tooLong) throw new Failure('over-limit', 'a label is longer than the limit, with those of the target');
}

/** Whether labels of a target leave no room for any series. */
function goBeyond(labels: readonly LabelPair[], limits: ScrapeLimits): boolean {
  try {
    checkLimits({ name: '', labels }, limits);
    return false;
  } catch {
    return true;
  }
}

/**
 * First the target's labels are attached, then the rules are followed, as Prometheus does.
 *
 * @param labels of the target
 */
export function createSeriesChange(
  labels: readonly LabelPair[],
  { honorLabels, metricRelabel, limits }: ScrapeSettings,
): SeriesChange {
  const relabel = createRelabel(metricRelabel);

  function checked(series: Series): Series {
    checkLimits(series, limits);
    return series;
  }

  function followRules(series: Series, attached: readonly LabelPair[]): Series | null {
    const after = relabel([[METRIC_NAME, series.name], ...attached]);
    if (after === null || after.length === 0) return null;
    const name = after.find(([label]) => label === METRIC_NAME)?.[1];
    if (name === undefined) throw new Failure('malformed', 'relabelling leaves a series without a name');
    return checked(toSeries(name, after));
  }

  const hasRules = metricRelabel.length > 0;
  return {
    hasRules: hasRules || goBeyond(labels, limits),
    change(series) {
      const attached = attachLabels(series.labels, labels, honorLabels);
      return hasRules ? followRules(series, attached) : checked(toSeries(series.name, attached));
    },
  };
}

/** Bounds of the page itself, so that those of the configuration hold for what becomes of it. */
export function limitsOfPage(labels: readonly LabelPair[], settings: ScrapeSettings): ScrapeLimits {
  const { honorLabels, limits, metricRelabel } = settings;
  if (metricRelabel.length > 0) return { ...widestScrapeLimits, bodyBytes: limits.bodyBytes };
  // Where the page's labels win, some of the target's may fall away: then the wanted series alone are counted.
  return honorLabels ? limits : { ...limits, labels: Math.max(0, limits.labels - labels.length) };
}
