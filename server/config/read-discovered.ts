import { didYouMean } from '#shared/nearest.ts';
import { parseMatchers } from '#shared/selector.ts';
import type { DiscoveredTargets } from './config.ts';
import type { DiscoveryConfig } from './discovery-config.ts';
import type { Field } from './field.ts';
import type { Timing } from './read-timing.ts';
import { type Fields, parseText, readValue } from './read-values.ts';

/** What `readDiscovered` reads; to be among the known keys of the mapping that it is given. */
export const discoveredKeys = ['job', 'match'] as const;

const parseMatch = (text: string): string => {
  if (parseMatchers(parseText(text)).length === 0) throw new Error('it holds no condition');
  return text;
};

/** Jobs that stand in the file, also as labels. */
const jobsOf = ({ job, labels, source }: DiscoveryConfig): string[] => {
  const groups = source.kind === 'static' ? source.groups : [];
  return [job, labels.job ?? job, ...groups.map((group) => group.labels.job ?? job)];
};

/** Rules, lists and servers may make a job of anything; else one that no entry gives is a typing error. */
const checkJob = (field: Field, job: string, discovery: readonly DiscoveryConfig[]): void => {
  const jobs = discovery.flatMap(jobsOf);
  const isOpen = discovery.some(({ relabel, source }) => relabel.length > 0 || source.kind !== 'static');
  if (jobs.includes(job) || isOpen) return;
  field.report(`no entry of "discovery" has the job "${job}"${didYouMean(job, jobs)}`);
};

/**
 * Which discovered targets an objective scrapes: those that `job` and `match` mean or, where the objective names no
 * target at all, those of its service. Null where it names its own targets only.
 */
export const readDiscovered = (
  source: Field,
  fields: Fields,
  discovery: readonly DiscoveryConfig[],
): DiscoveredTargets | null => {
  const [job, match] = [fields.get('job'), fields.get('match')];
  const named = job ?? match;
  if (named === undefined && (fields.has('targets') || discovery.length === 0)) {
    if ((fields.get('targets')?.items().length ?? 0) === 0)
      source.report('"scrape" needs at least one address in "targets"');
    return null;
  }
  if (discovery.length === 0)
    named?.reportKey(`"${named.name}" needs a "discovery" section beside "services"`);
  const name = readValue(fields, 'job', parseText, null);
  if (job !== undefined && name !== null && discovery.length > 0) checkJob(job, name, discovery);
  return { job: name, match: readValue(fields, 'match', parseMatch, null) };
};

/**
 * How often an objective on discovered targets alone is observed: as the entries say that may give them, where all of
 * them do, and then as the slowest, so that no observation is owed that nobody makes.
 *
 * @param own what the objective says
 */
export const timingOfDiscovered = (
  { job }: DiscoveredTargets,
  discovery: readonly DiscoveryConfig[],
  own: Timing,
): Timing => {
  const ofJob = discovery.filter((entry) => job !== null && jobsOf(entry).includes(job));
  const given = (ofJob.length > 0 ? ofJob : discovery).map((entry) => entry.intervalSeconds);
  const known = given.filter((seconds) => seconds !== null);
  if (known.length === 0 || known.length < given.length) return own;
  const intervalSeconds = Math.max(...known);
  return { intervalSeconds, timeoutSeconds: Math.min(own.timeoutSeconds, intervalSeconds) };
};
