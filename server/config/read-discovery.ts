import { type AllowedPlace, parseAllowedPlace } from './allowed-place.ts';
import { type DiscoveryConfig, type DiscoverySource, unnamedJob } from './discovery-config.ts';
import { parseDuration } from './duration.ts';
import type { Field } from './field.ts';
import { connectionKeys, readConnection } from './read-connection.ts';
import { readRelabel } from './read-relabel.ts';
import { readScrapeSettings, scrapeSettingsKeys } from './read-scrape-settings.ts';
import { readLabels, readTargetGroups } from './read-targets.ts';
import { readOptionalTiming } from './read-timing.ts';
import { type Fields, parseChoice, parseText, readList, readValue } from './read-values.ts';
import type { ScrapeSettings } from './scrape-settings.ts';
import { parseWebAddress } from './web-address.ts';

const sources = ['targets', 'file', 'http'] as const;
const known = [
  ...sources,
  'refresh',
  'job',
  'labels',
  'scheme',
  'metricsPath',
  'params',
  'relabel',
  'interval',
  'timeout',
  'allow',
  ...scrapeSettingsKeys,
];

/** As Prometheus has them. */
const fileRefreshSeconds = 300;
const httpRefreshSeconds = 60;

const parseRefresh = (text: string): number => {
  const seconds = parseDuration(text);
  if (seconds >= 1) return seconds;
  throw new Error(`${text} is too often; it must be at least 1s`);
};

/** The folder must be one, so that it can be watched; what lies in it may have any name. */
const checkPattern = (field: Field, path: string): void => {
  const folder = path.slice(0, path.lastIndexOf('/'));
  if (/[*?[]/.test(folder)) field.report(`in ${path} "*", "?" and "[" may stand in the last part only`);
  if (!/\.(json|ya?ml)$/.test(path)) field.report(`${path} must end with .json, .yml or .yaml`);
};

const readFileSource = (field: Field, fields: Fields): DiscoverySource => {
  const items = field.kind === 'a list' ? field.items() : [field];
  const patterns: string[] = [];
  for (const item of items) {
    const path = item.path();
    if (path === null) continue;
    checkPattern(item, path);
    patterns.push(path);
  }
  if (items.length === 0) field.report('"file" names nothing');
  return {
    kind: 'file',
    patterns,
    refreshSeconds: readValue(fields, 'refresh', parseRefresh, fileRefreshSeconds),
  };
};

const readHttpSource = (field: Field, fields: Fields): DiscoverySource => {
  const isShort = field.kind !== 'a mapping';
  const inner = isShort ? new Map([['url', field]]) : field.fields(['url', 'refresh', ...connectionKeys]);
  if (!inner.has('url')) field.report('"http" needs a "url"');
  const refresh = inner.has('refresh') ? inner : fields;
  if (inner.has('refresh') && fields.has('refresh'))
    fields.get('refresh')?.reportKey('"refresh" is there twice');
  return {
    kind: 'http',
    url: readValue(inner, 'url', parseWebAddress, ''),
    refreshSeconds: readValue(refresh, 'refresh', parseRefresh, httpRefreshSeconds),
    connection: readConnection(isShort ? new Map() : inner),
  };
};

const readSource = (entry: Field, fields: Fields): DiscoverySource => {
  const given = sources.flatMap((key) => fields.get(key) ?? []);
  const [source] = given;
  if (given.length > 1) {
    given[1]?.reportKey(`give one of ${sources.join(', ')}; "${source?.name}" is there already`);
  }
  if (source?.name === 'file') return readFileSource(source, fields);
  if (source?.name === 'http') return readHttpSource(source, fields);
  if (source === undefined) entry.report(`an entry of "discovery" needs one of ${sources.join(', ')}`);
  fields.get('refresh')?.reportKey('"refresh" is for "file" and "http"');
  const groups = source === undefined ? [] : readTargetGroups(source, fields.has('relabel'));
  return { kind: 'static', groups };
};

const parsePath = (text: string): string => {
  if (text.startsWith('/')) return text;
  throw new Error(`"${text}" must begin with "/"`);
};

/** Each parameter holds one text or a list of them. */
const readParams = (field: Field | undefined): Record<string, readonly string[]> => {
  const read = (value: Field): string[] => {
    const items = value.kind === 'a list' ? value.items() : [value];
    return items.map((item) => item.parse((text) => text, ''));
  };
  return Object.fromEntries([...(field?.entries() ?? [])].map(([name, value]) => [name, read(value)]));
};

/** Null where nothing is said; an empty list is a problem, since nothing could be asked. */
const readAllow = (fields: Fields): readonly AllowedPlace[] | null => {
  const field = fields.get('allow');
  if (field === undefined) return null;
  const places = readList(fields, 'allow', parseAllowedPlace, []);
  if (field.kind === 'a list' && field.items().length === 0) field.report('"allow" names nothing');
  return places;
};

const readSettings = (fields: Fields): ScrapeSettings => {
  const settings = readScrapeSettings(fields);
  return { ...settings, connection: { ...settings.connection, allow: readAllow(fields) } };
};

const readEntry = (entry: Field): DiscoveryConfig => {
  const fields = entry.fields(known);
  return {
    job: readValue(fields, 'job', parseText, unnamedJob),
    source: readSource(entry, fields),
    labels: readLabels(fields.get('labels')),
    scheme: readValue(fields, 'scheme', parseChoice(['http', 'https']), 'http'),
    metricsPath: readValue(fields, 'metricsPath', parsePath, '/metrics'),
    params: readParams(fields.get('params')),
    relabel: readRelabel(fields, 'relabel'),
    ...readOptionalTiming(fields),
    settings: readSettings(fields),
  };
};

/** Where targets are found, beside those that objectives name themselves. */
export const readDiscovery = (field: Field | undefined): readonly DiscoveryConfig[] =>
  (field?.items() ?? []).map(readEntry);
