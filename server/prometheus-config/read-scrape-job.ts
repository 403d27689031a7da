import type { Field } from '../config/field.ts';
import type { Fields } from '../config/read-values.ts';
import {
  parseBoolean,
  parseCount,
  parseNumber,
  parseUnicode,
  parseWord,
  readGo,
  readItems,
  readTexts,
} from './go-values.ts';
import type { LeftOutList } from './left-out-list.ts';
import { connectionKeys, readConnection } from './read-connection.ts';
import { readRelabelRules } from './read-relabel-rules.ts';
import {
  checkTimeout,
  type NameRules,
  parseProtocol,
  readSharedSettings,
  type SharedSettings,
  sharedKeys,
} from './read-shared-settings.ts';
import { readTargets, targetKeys } from './read-targets.ts';
import type { GivenLimits, ScrapeJob } from './scrape-job.ts';

const histograms = 'native histograms are left aside';
const reasons: Readonly<Record<string, string>> = {
  fallback_scrape_protocol: 'a page without a known Content-Type is read by what it looks like',
  track_timestamps_staleness: 'Andon keeps increases, not series that could grow stale',
  enable_compression: 'Andon always offers to take a page packed',
  native_histogram_bucket_limit: histograms,
  native_histogram_min_bucket_factor: histograms,
};

const known: readonly string[] = [
  'job_name',
  'honor_labels',
  'honor_timestamps',
  'params',
  'metrics_path',
  'scheme',
  'relabel_configs',
  'metric_relabel_configs',
  ...Object.keys(reasons),
  ...sharedKeys,
  ...connectionKeys,
  ...targetKeys,
];

/** What a job is read with beside its own section. */
export interface JobReading {
  readonly global: SharedSettings;
  /** Absolute folder of the file that the job stands in. */
  readonly folder: string;
  readonly leftOut: LeftOutList;
}

const checkUnusedKeys = (fields: Fields, leftOut: LeftOutList): void => {
  for (const key of ['track_timestamps_staleness', 'enable_compression'])
    readGo(fields, key, parseBoolean, false);
  readGo(fields, 'native_histogram_bucket_limit', parseCount, 0);
  readGo(fields, 'native_histogram_min_bucket_factor', parseNumber, 0);
  readGo(fields, 'fallback_scrape_protocol', parseProtocol, null);
  leftOut.addKeys(fields, reasons);
};

const effectiveEscaping = (own: NameRules, global: NameRules): string => {
  const validation = own.validation || global.validation || 'utf8';
  const implied = validation === 'legacy' ? 'underscores' : 'allow-utf-8';
  if (own.escaping !== '') return own.escaping;
  return own.validation === '' && global.escaping !== '' ? global.escaping : implied;
};

const checkNameRules = (field: Field, own: NameRules, global: NameRules): void => {
  const isLegacy = (own.validation || global.validation) === 'legacy';
  if (isLegacy && effectiveEscaping(own, global) === 'allow-utf-8')
    field.report('"metric_name_escaping_scheme" allow-utf-8 needs "metric_name_validation_scheme" utf8');
};

const readParams = (field: Field | undefined): ReadonlyMap<string, readonly string[]> => {
  const entries = field?.entries() ?? new Map<string, Field>();
  return new Map([...entries.keys()].map((key) => [key, readTexts(entries, key)]));
};

const mergeLimits = (own: GivenLimits, global: GivenLimits): GivenLimits => ({
  bodyBytes: own.bodyBytes ?? global.bodyBytes,
  samples: own.samples ?? global.samples,
  labels: own.labels ?? global.labels,
  labelNameBytes: own.labelNameBytes ?? global.labelNameBytes,
  labelValueBytes: own.labelValueBytes ?? global.labelValueBytes,
});

const readName = (field: Field, fields: Fields): string => {
  if (!fields.has('job_name')) field.report(`"${field.name}" needs a "job_name"`);
  const parseName = (text: string): string => {
    if (text === '') throw new Error('it is empty');
    return parseUnicode(text);
  };
  return fields.get('job_name')?.parse(parseName, '') ?? '';
};

const readTiming = (fields: Fields, own: SharedSettings, global: SharedSettings) => {
  const intervalSeconds = own.intervalSeconds || global.intervalSeconds;
  checkTimeout(fields, own.timeoutSeconds, intervalSeconds);
  const timeoutSeconds = own.timeoutSeconds || Math.min(global.timeoutSeconds, intervalSeconds);
  return { intervalSeconds, timeoutSeconds };
};

/** One entry of `scrape_configs`. */
export const readScrapeJob = (field: Field, { global, folder, leftOut }: JobReading): ScrapeJob => {
  const fields = field.fields(known);
  const own = readSharedSettings(fields, leftOut);
  checkNameRules(field, own.names, global.names);
  checkUnusedKeys(fields, leftOut);
  const isRelabelled = readItems(fields, 'relabel_configs').length > 0;
  return {
    place: field.place,
    name: readName(field, fields),
    ...readTiming(fields, own, global),
    scheme: readGo(fields, 'scheme', parseWord(['http', 'https', '']), '') || 'http',
    metricsPath: readGo(fields, 'metrics_path', parseUnicode, '') || '/metrics',
    params: readParams(fields.get('params')),
    honorLabels: readGo(fields, 'honor_labels', parseBoolean, false),
    honorTimestamps: readGo(fields, 'honor_timestamps', parseBoolean, true),
    limits: mergeLimits(own.limits, global.limits),
    connection: readConnection(fields, leftOut),
    relabel: readRelabelRules(fields, 'relabel_configs'),
    metricRelabel: readRelabelRules(fields, 'metric_relabel_configs'),
    ...readTargets(fields, { isRelabelled, folder, leftOut }),
  };
};
