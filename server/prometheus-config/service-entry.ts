import { durationText } from '../config/duration-text.ts';
import { defaultScrapeTiming } from '../config/scrape-timing.ts';
import { discoveryEntries, plainTargets, settingsEntry } from './job-entry.ts';
import type { Remarks } from './remarks.ts';
import type { ScrapeJob } from './scrape-job.ts';
import type { YamlTree } from './yaml-tree.ts';

type Entry = Record<string, YamlTree>;

/** What becomes of a job: what its service observes, and where its targets are found. */
export interface Converted {
  readonly objectives: readonly Entry[];
  readonly discovery: readonly YamlTree[];
}

const leastIntervalSeconds = 1;

/** Interval and time-out where they are not the `defaults`. */
export const timingEntry = (
  job: Pick<ScrapeJob, 'intervalSeconds' | 'timeoutSeconds'>,
  defaults: Pick<ScrapeJob, 'intervalSeconds' | 'timeoutSeconds'>,
  remarks: Remarks,
): Entry => {
  const intervalSeconds = Math.max(leastIntervalSeconds, job.intervalSeconds);
  if (intervalSeconds !== job.intervalSeconds)
    remarks.leaveOut('scrape_interval', 'Andon asks once a second at most; it becomes 1s');
  const usualTimeout = Math.min(defaults.timeoutSeconds, intervalSeconds);
  return {
    ...(intervalSeconds === defaults.intervalSeconds ? {} : { interval: durationText(intervalSeconds) }),
    ...(job.timeoutSeconds === usualTimeout ? {} : { timeout: durationText(job.timeoutSeconds) }),
  };
};

/** Whether the prober answers says nothing about who was probed: that stands in `probe_success`. */
export const isBlackboxJob = ({ metricsPath, params, relabel }: ScrapeJob): boolean =>
  metricsPath.endsWith('/probe') &&
  (params.has('module') ||
    params.has('target') ||
    relabel.some(({ targetLabel }) => targetLabel === '__param_target'));

const writesJobLabel = ({ relabel, static: groups }: ScrapeJob): boolean =>
  relabel.some(({ targetLabel }) => targetLabel === 'job') || groups.some(({ labels }) => labels.has('job'));

/**
 * A job as an objective: whether its pages answer or, of the blackbox exporter, what they say. Null where it names no
 * target that Andon can find.
 */
export const convertJob = (job: ScrapeJob, remarks: Remarks): Converted | null => {
  const timing = timingEntry(job, defaultScrapeTiming, remarks);
  const isBlackbox = isBlackboxJob(job);
  const indicator: Entry = isBlackbox ? { gauge: 'probe_success' } : {};
  const id = isBlackbox ? 'availability' : 'reachability';
  const targets = plainTargets(job);
  if (targets !== null) {
    const scrape = { targets, ...indicator, ...timing, ...settingsEntry(job, remarks) };
    return { objectives: [{ id, scrape }], discovery: [] };
  }
  const discovery = discoveryEntries(job, timing, remarks);
  if (discovery.length === 0) return null;
  if (writesJobLabel(job))
    remarks.leaveOut(
      'the label job',
      `the objective looks for "${job.name}", and this job writes another one`,
    );
  const scrape = { job: remarks.text(job.name, 'name'), ...indicator };
  return { objectives: [{ id, scrape }], discovery };
};
