import { parseDuration } from '../config/duration.ts';
import type { Field } from '../config/field.ts';
import type { Fields } from '../config/read-values.ts';
import {
  parseBoolean,
  parseCount,
  parseSize,
  parseUnicode,
  parseWord,
  readDuration,
  readGo,
  readItems,
} from './go-values.ts';
import type { LeftOutList } from './left-out-list.ts';
import type { GivenLimits } from './scrape-job.ts';

const protocols = [
  'PrometheusProto',
  'PrometheusText0.0.4',
  'PrometheusText1.0.0',
  'OpenMetricsText0.0.1',
  'OpenMetricsText1.0.0',
] as const;
export const parseProtocol = parseWord(protocols);

const histograms = 'Andon reads buckets as the text of a page gives them; native histograms are left aside';
const switches: Readonly<Record<string, string>> = {
  scrape_native_histograms: histograms,
  always_scrape_classic_histograms: histograms,
  scrape_classic_histograms: histograms,
  convert_classic_histograms_to_nhcb: histograms,
  extra_scrape_metrics: 'Andon shows duration, samples and failures of each target on its own page',
};
const otherReasons: Readonly<Record<string, string>> = {
  scrape_protocols: 'Andon offers every text format it reads, the richest one first',
  target_limit: 'Andon has no limit on the number of targets of a job',
  keep_dropped_targets: 'Andon keeps no list of targets that relabelling dropped',
  scrape_failure_log_file: 'Andon keeps the last failure of each target itself',
  metric_name_validation_scheme: 'Andon reads every name that Prometheus 3 reads',
  metric_name_escaping_scheme: 'Andon reads every name that Prometheus 3 reads',
};

/** The keys that may stand under `global` and in a job. */
export const sharedKeys: readonly string[] = [
  'scrape_interval',
  'scrape_timeout',
  'body_size_limit',
  'sample_limit',
  'label_limit',
  'label_name_length_limit',
  'label_value_length_limit',
  ...Object.keys(otherReasons),
  ...Object.keys(switches),
];

const readProtocols = (fields: Fields): void => {
  const field = fields.get('scrape_protocols');
  if (field === undefined || field.kind === 'nothing') return;
  const items = readItems(fields, 'scrape_protocols');
  if (items.length === 0) field.report('"scrape_protocols" names none');
  const taken = new Set<string>();
  for (const item of items) {
    const protocol = item.parse(parseProtocol, null);
    if (protocol === null) continue;
    if (taken.has(protocol)) item.report(`"scrape_protocols" names ${protocol} twice`);
    taken.add(protocol);
  }
};

/** Zero means "no limit" in Prometheus. */
const readLimit = (fields: Fields, key: string, parse = parseCount): number | null =>
  readGo(fields, key, parse, 0) || null;

const readLimits = (fields: Fields): GivenLimits => ({
  bodyBytes: readLimit(fields, 'body_size_limit', parseSize),
  samples: readLimit(fields, 'sample_limit'),
  labels: readLimit(fields, 'label_limit'),
  labelNameBytes: readLimit(fields, 'label_name_length_limit'),
  labelValueBytes: readLimit(fields, 'label_value_length_limit'),
});

export interface NameRules {
  readonly validation: 'legacy' | 'utf8' | '';
  readonly escaping: 'allow-utf-8' | 'underscores' | 'dots' | 'values' | '';
}

const readNameRules = (fields: Fields): NameRules => ({
  validation: readGo(fields, 'metric_name_validation_scheme', parseWord(['legacy', 'utf8', '']), ''),
  escaping: readGo(
    fields,
    'metric_name_escaping_scheme',
    parseWord(['allow-utf-8', 'underscores', 'dots', 'values', '']),
    '',
  ),
});

export interface SharedSettings {
  /** Seconds; 0 where it is not said. */
  readonly intervalSeconds: number;
  readonly timeoutSeconds: number;
  readonly limits: GivenLimits;
  readonly names: NameRules;
}

/** What `global` and a job may both say. */
export const readSharedSettings = (fields: Fields, leftOut: LeftOutList): SharedSettings => {
  readProtocols(fields);
  for (const key of Object.keys(switches)) readGo(fields, key, parseBoolean, false);
  for (const key of ['target_limit', 'keep_dropped_targets']) readGo(fields, key, parseCount, 0);
  readGo(fields, 'scrape_failure_log_file', parseUnicode, '');
  leftOut.addKeys(fields, { ...otherReasons, ...switches });
  return {
    intervalSeconds: readDuration(fields, 'scrape_interval'),
    timeoutSeconds: readDuration(fields, 'scrape_timeout'),
    limits: readLimits(fields),
    names: readNameRules(fields),
  };
};

/** A time-out over the interval is a problem at the time-out. */
export const checkTimeout = (fields: Fields, timeoutSeconds: number, intervalSeconds: number): void => {
  const field: Field | undefined = fields.get('scrape_timeout');
  if (timeoutSeconds > intervalSeconds && field !== undefined)
    field.parse((text) => {
      throw new Error(`${parseDuration(text)}s is longer than "scrape_interval", ${intervalSeconds}s`);
    }, null);
};
