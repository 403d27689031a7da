import { durationText } from '../config/duration-text.ts';
import { defaultRelabelRule, type RelabelRule } from '../config/relabel-rule.ts';
import { defaultScrapeLimits, widestScrapeLimits } from '../config/scrape-limits.ts';
import { connectionEntry } from './connection-entry.ts';
import type { Remarks } from './remarks.ts';
import type { GivenLimits, HttpDiscovery, ScrapeJob, StaticGroup } from './scrape-job.ts';
import { holdsUserInfo } from './user-info.ts';
import type { YamlTree } from './yaml-tree.ts';

type Entry = Record<string, YamlTree>;

const leastRefreshSeconds = 1;

const limitKeys = ['bodyBytes', 'samples', 'labels', 'labelNameBytes', 'labelValueBytes'] as const;

/** Prometheus counts the name of the metric among the labels, and Andon beside them. */
const countedAsHere = (limits: GivenLimits): GivenLimits => ({
  ...limits,
  labels: limits.labels === null ? null : limits.labels - 1,
});

const limitsEntry = ({ limits: asGiven }: ScrapeJob, remarks: Remarks): Entry => {
  const limits = countedAsHere(asGiven);
  const written: Entry = {};
  for (const key of limitKeys) {
    const [given, widest] = [limits[key], widestScrapeLimits[key]];
    if (given !== null && given > widest)
      remarks.leaveOut(`limit ${key}`, `${given} is more than Andon reads; it becomes ${widest}`);
    const limit = given === null ? null : Math.min(widest, Math.max(1, Math.floor(given)));
    if (limit !== null && limit !== defaultScrapeLimits[key]) written[key] = limit;
  }
  return Object.keys(written).length === 0 ? {} : { limits: written };
};

/** Only what differs from a rule that says nothing. `${1}` stays as it is: rules take no variables. */
const ruleEntry = (rule: RelabelRule): Entry => {
  const { sourceLabels, ...rest } = rule;
  const defaults: Readonly<Record<string, string | number>> = { ...defaultRelabelRule, sourceLabels: '' };
  const given = Object.entries(rest).filter(([key, value]) => value !== defaults[key]);
  return { ...(sourceLabels.length === 0 ? {} : { sourceLabels }), ...Object.fromEntries(given) };
};

const rulesEntry = (key: string, rules: readonly RelabelRule[]): Entry =>
  rules.length === 0 ? {} : { [key]: rules.map(ruleEntry) };

/** How the pages of a job are fetched and taken, by the keys that `scrape` and `discovery` share. */
export const settingsEntry = (job: ScrapeJob, remarks: Remarks): Entry => ({
  ...connectionEntry(job.connection, remarks),
  ...limitsEntry(job, remarks),
  ...(job.honorLabels ? { honorLabels: true } : {}),
  ...(job.honorTimestamps ? {} : { honorTimestamps: false }),
  ...rulesEntry('metricRelabel', job.metricRelabel),
});

const paramsEntry = ({ params }: ScrapeJob, remarks: Remarks): Entry => {
  const written = [...params].map(([name, values]) => {
    const texts = values.map((value) => remarks.text(value, `parameter ${name}`));
    return [name, texts.length === 1 ? (texts[0] ?? '') : texts] as const;
  });
  return written.length === 0 ? {} : { params: Object.fromEntries(written) };
};

/** Prometheus puts the slash there by itself. */
const pathOf = ({ metricsPath }: ScrapeJob): string =>
  metricsPath.startsWith('/') ? metricsPath : `/${metricsPath}`;

const groupEntry = ({ targets, labels }: StaticGroup, remarks: Remarks): YamlTree => ({
  targets: targets.map((target) => remarks.text(target, 'target')),
  labels: Object.fromEntries(
    [...labels].map(([name, value]) => [name, remarks.text(value, `label ${name}`)]),
  ),
});

const staticEntry = ({ static: groups }: ScrapeJob, remarks: Remarks): Entry[] => {
  if (!groups.some(({ targets }) => targets.length > 0)) return [];
  const plain = groups.every(({ labels }) => labels.size === 0);
  const targets = plain
    ? groups.flatMap((group) => group.targets.map((target) => remarks.text(target, 'target')))
    : groups.map((group) => groupEntry(group, remarks));
  return [{ targets }];
};

const refreshEntry = (seconds: number, defaultSeconds: number): Entry =>
  seconds === defaultSeconds ? {} : { refresh: durationText(Math.max(leastRefreshSeconds, seconds)) };

const httpEntry = ({ url, place, refreshSeconds, connection }: HttpDiscovery, remarks: Remarks): Entry => {
  const written =
    url === null
      ? remarks.placeholders.take({
          name: `${remarks.job.name} discovery url`,
          place,
          what: `the address under http_sd_configs of the job ${remarks.job.name}; it holds a user or a password`,
          sample: 'http://sample',
        })
      : remarks.text(url, 'url');
  const more = { ...refreshEntry(refreshSeconds, 60), ...connectionEntry(connection, remarks) };
  return { http: Object.keys(more).length === 0 ? written : { url: written, ...more } };
};

const filesEntry = (job: ScrapeJob, remarks: Remarks): Entry[] =>
  job.files.flatMap(({ patterns, refreshSeconds }) => {
    const read = patterns.filter((pattern) => /\.(json|ya?ml)$/.test(pattern));
    for (const other of patterns.filter((pattern) => !read.includes(pattern)))
      remarks.leaveOut(`file_sd_configs: ${other}`, 'Andon reads files whose name ends in small letters');
    if (read.length === 0) return [];
    const texts = read.map((pattern) => remarks.text(pattern, 'file'));
    return [{ file: texts.length === 1 ? (texts[0] ?? '') : texts, ...refreshEntry(refreshSeconds, 300) }];
  });

/** Whether something of the job can see a label of its targets; each has `job` and `instance`, whoever names it. */
const seesLabels = ({ relabel, metricRelabel, honorLabels, limits, static: groups }: ScrapeJob): boolean =>
  relabel.length + metricRelabel.length > 0 ||
  honorLabels ||
  limitKeys.some((key) => limits[key] !== null) ||
  groups.some(({ labels }) => labels.size > 0);

/**
 * The addresses of a job that needs no discovery: they are written down, and nothing of it can see that they come
 * without labels. Null for other jobs.
 */
export const plainTargets = (job: ScrapeJob): readonly string[] | null => {
  if (job.files.length + job.http.length > 0 || seesLabels(job)) return null;
  const query = [...job.params].flatMap(([name, values]) =>
    values.map((value) => [name, value] as [string, string]),
  );
  const search = query.length === 0 ? '' : `?${new URLSearchParams(query)}`;
  const addresses = job.static
    .flatMap(({ targets }) => targets)
    .map((target) => `${job.scheme}://${target}${pathOf(job)}${search}`);
  const isUsable = addresses.every(
    (address) => URL.canParse(address) && !address.includes('${') && !holdsUserInfo(address),
  );
  return addresses.length > 0 && isUsable ? [...new Set(addresses)] : null;
};

/**
 * The entries of `discovery` that find the targets of a job: one for each way in which it finds them.
 *
 * @param timing stands with the targets, so that their rules see it and every objective on them follows it
 */
export const discoveryEntries = (job: ScrapeJob, timing: Entry, remarks: Remarks): YamlTree[] => {
  const sources = [
    ...staticEntry(job, remarks),
    ...filesEntry(job, remarks),
    ...job.http.map((http) => httpEntry(http, remarks)),
  ];
  if (sources.length === 0) return [];
  const shared = {
    ...(job.scheme === 'http' ? {} : { scheme: job.scheme }),
    ...(job.metricsPath === '/metrics' ? {} : { metricsPath: remarks.text(pathOf(job), 'path') }),
    ...paramsEntry(job, remarks),
    ...timing,
    ...rulesEntry('relabel', job.relabel),
    ...settingsEntry(job, remarks),
  };
  return sources.map((source) => ({ job: remarks.text(job.name, 'name'), ...source, ...shared }));
};
