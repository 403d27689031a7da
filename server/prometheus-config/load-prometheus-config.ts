import { dirname, resolve } from 'node:path';
import { ConfigError, type ConfigProblem } from '../config/config-error.ts';
import type { Field } from '../config/field.ts';
import { openYaml, type YamlFile } from '../config/open-yaml.ts';
import type { Fields } from '../config/read-values.ts';
import { binaryTag } from './binary-tag.ts';
import { parseUnicode, readItems } from './go-values.ts';
import { createLeftOutList, type LeftOutList } from './left-out-list.ts';
import { mergeKeys } from './merge-keys.ts';
import { readGlobal } from './read-global.ts';
import { readScrapeJob } from './read-scrape-job.ts';
import type { SharedSettings } from './read-shared-settings.ts';
import type { PrometheusConfig, ScrapeJob } from './scrape-job.ts';

/** What the reading needs of the disk. Both throw where a file or folder cannot be read. */
export interface ConfigFiles {
  readText(path: string): string;
  /** Absolute paths that fit a pattern whose last part may hold `*`, sorted; none where nothing fits. */
  findPaths(pattern: string): readonly string[];
}

const notCollection: Readonly<Record<string, string>> = {
  alerting: 'Andon sends no alerts to an Alertmanager',
  rule_files: 'Andon has no recording or alerting rules; say as objectives what they watch',
  remote_write: 'Andon keeps tallies and sends its samples nowhere',
  remote_read: 'Andon reads other servers by its "query" source',
  storage: 'Andon has a store of its own',
  tracing: 'Andon traces nothing',
  otlp: 'Andon takes no samples in; it reads pages',
  runtime: 'it tunes the memory of Prometheus',
};
const listSections = ['rule_files', 'remote_write', 'remote_read'];
const known = ['global', 'scrape_configs', 'scrape_config_files', ...Object.keys(notCollection)];
const mostIncludedFiles = 1_000;

interface Reading {
  readonly files: ConfigFiles;
  readonly leftOut: LeftOutList;
  readonly jobNames: Set<string>;
  /** What is wrong with files that could not be opened. */
  readonly problems: ConfigProblem[];
  readonly opened: YamlFile[];
}

const openFile = (path: string, { files, opened, problems }: Reading): Field | null => {
  try {
    const options = {
      file: path,
      environment: null,
      folder: dirname(path),
      readFile: files.readText,
      tags: [binaryTag],
      prepare: mergeKeys,
    };
    const file = openYaml(files.readText(path), options);
    opened.push(file);
    return file.root;
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    const unreadable = { file: path, line: 1, column: 1, message: `cannot be read: ${said}` };
    problems.push(...(error instanceof ConfigError ? error.problems : [unreadable]));
    return null;
  }
};

const checkSections = (fields: Fields, leftOut: LeftOutList): void => {
  for (const [key, why] of Object.entries(notCollection)) {
    const field = fields.get(key);
    if (field === undefined || field.kind === 'nothing') continue;
    if (listSections.includes(key)) field.items();
    else field.entries();
    leftOut.add(field, why);
  }
};

const readJobs = (fields: Fields, path: string, global: SharedSettings, reading: Reading): ScrapeJob[] =>
  readItems(fields, 'scrape_configs').flatMap((item) => {
    if (item.kind === 'nothing') {
      item.report(`"${item.name}" is an empty section`);
      return [];
    }
    const job = readScrapeJob(item, { global, folder: dirname(path), leftOut: reading.leftOut });
    if (job.name !== '' && reading.jobNames.has(job.name))
      item.report(`the "job_name" ${job.name} is used twice`);
    reading.jobNames.add(job.name);
    return [job];
  });

const parsePattern = (text: string): string => {
  if (/^[^*]*(\*[^/]*)?$/.test(text)) return parseUnicode(text);
  throw new Error(`"${text}" has "*" elsewhere than in its last part`);
};

const findIncluded = (fields: Fields, path: string, { files, leftOut }: Reading): string[] => {
  const found = readItems(fields, 'scrape_config_files').flatMap((item) => {
    const pattern = item.parse(parsePattern, null);
    if (pattern === null) return [];
    const paths = files.findPaths(resolve(dirname(path), pattern));
    if (paths.length === 0) leftOut.add(item, `no file is called ${pattern}`);
    return paths;
  });
  if (found.length > mostIncludedFiles)
    fields
      .get('scrape_config_files')
      ?.report(`"scrape_config_files" names more than ${mostIncludedFiles} files`);
  return found.slice(0, mostIncludedFiles);
};

const readAll = (path: string, reading: Reading): ScrapeJob[] => {
  const fields = openFile(path, reading)?.fields(known) ?? new Map<string, Field>();
  const global = readGlobal(fields.get('global'), reading.leftOut);
  const jobs = readJobs(fields, path, global, reading);
  checkSections(fields, reading.leftOut);
  const included = findIncluded(fields, path, reading).flatMap((file) => {
    const inside = openFile(file, reading)?.fields(['scrape_configs']) ?? new Map<string, Field>();
    return readJobs(inside, file, global, reading);
  });
  return [...jobs, ...included];
};

/**
 * Reads a `prometheus.yml` and the files it includes as Prometheus 2.42 to 3 do: a key that neither knows, or a value
 * that they would refuse, is a problem. What concerns no collection is checked for its shape alone.
 * Throws `ConfigError` with everything that is wrong, file by file.
 *
 * @param path absolute
 */
export const loadPrometheusConfig = (path: string, files: ConfigFiles): PrometheusConfig => {
  const leftOut = createLeftOutList();
  const reading: Reading = { files, leftOut, jobNames: new Set(), problems: [], opened: [] };
  const jobs = readAll(path, reading);
  const problems = [...reading.problems, ...reading.opened.flatMap((file) => file.problems())];
  if (problems.length > 0) throw new ConfigError(problems);
  return { jobs, leftOut: leftOut.items };
};
