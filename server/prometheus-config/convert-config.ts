import type { Place } from '../config/field.ts';
import { createPlaceholders, type Placeholder } from './placeholders.ts';
import { createRemarks, type Remarks } from './remarks.ts';
import type { LeftOut, PrometheusConfig, ScrapeJob } from './scrape-job.ts';
import { type Converted, convertJob } from './service-entry.ts';
import { createIds } from './service-ids.ts';
import { writeYaml, type YamlTree } from './yaml-tree.ts';

/** A job that came along. */
export interface TakenJob {
  readonly place: Place;
  readonly job: string;
  readonly service: string;
  readonly objectives: number;
  /** Targets that are written down. */
  readonly targets: number;
  /** Lists of targets that are kept elsewhere: files and servers. */
  readonly lists: number;
}

export interface Conversion {
  /** The text of an `andon.yaml`. */
  readonly text: string;
  readonly taken: readonly TakenJob[];
  /** In the order of the files. */
  readonly leftOut: readonly LeftOut[];
  readonly placeholders: readonly Placeholder[];
}

/** Turns one job into objectives natively; null where it is to be scraped as it is. */
export type NativeConverter = (job: ScrapeJob, remarks: Remarks) => Converted | null;

const describeTaken = (job: ScrapeJob, service: string, { objectives }: Converted): TakenJob => ({
  place: job.place,
  job: job.name,
  service,
  objectives: objectives.length,
  targets: job.static.reduce((sum, { targets }) => sum + targets.length, 0),
  lists: job.files.length + job.http.length,
});

const serviceEntry = (id: string, name: string, { objectives }: Converted): YamlTree => ({
  id,
  name: id === name ? undefined : name,
  objectives,
});

const byPlace = (a: LeftOut, b: LeftOut): number =>
  a.place.file.localeCompare(b.place.file) || a.place.line - b.place.line || a.place.column - b.place.column;

/**
 * Makes an `andon.yaml` of the jobs of a `prometheus.yml`: a service and an objective each, and where its targets are
 * found. No secret is in it: variables stand for them.
 *
 * @param native tried first, for jobs that Andon can do without their exporter
 * @param comment stands above the text
 */
export const convertConfig = (
  { jobs, leftOut: unread }: PrometheusConfig,
  { native, comment }: { native: NativeConverter; comment: string },
): Conversion => {
  const placeholders = createPlaceholders();
  const leftOut: LeftOut[] = [...unread];
  const createId = createIds('job');
  const [services, discovery, taken]: [YamlTree[], YamlTree[], TakenJob[]] = [[], [], []];
  for (const job of jobs) {
    const remarks = createRemarks(job, placeholders, leftOut);
    const converted = native(job, remarks) ?? convertJob(job, remarks);
    if (converted === null) remarks.leaveOut(`job ${job.name}`, 'it names no targets that Andon can find');
    if (converted === null) continue;
    const id = createId(job.name);
    services.push(serviceEntry(id, remarks.text(job.name, 'name'), converted));
    discovery.push(...converted.discovery);
    taken.push(describeTaken(job, id, converted));
  }
  const tree = { services, discovery: discovery.length === 0 ? undefined : discovery };
  const text = writeYaml(tree, comment);
  // A job that was tried as probes and then was not may have taken variables that stand nowhere.
  const used = placeholders.items.filter(({ name }) => text.includes(`\${${name}}`));
  return { text, taken, leftOut: leftOut.sort(byPlace), placeholders: used };
};
