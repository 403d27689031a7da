import { ConfigError } from '../../../server/config/config-error.ts';
import {
  type ConfigFiles,
  loadPrometheusConfig,
} from '../../../server/prometheus-config/load-prometheus-config.ts';
import type { PrometheusConfig } from '../../../server/prometheus-config/scrape-job.ts';

export const mainFile = '/etc/prometheus/prometheus.yml';

/** Files of a test, by absolute path. A pattern finds those whose path begins and ends as it does. */
export const filesOf = (texts: Readonly<Record<string, string>>): ConfigFiles => ({
  readText: (path) => {
    const text = texts[path];
    if (text === undefined) throw new Error(`no file ${path}`);
    return text;
  },
  findPaths: (pattern) => {
    const [begin = '', end] = pattern.split('*');
    return Object.keys(texts).filter((path) =>
      end === undefined ? path === begin : path.startsWith(begin) && path.endsWith(end),
    );
  },
});

/** Reads a prometheus.yml of a test, and files beside it. */
export const load = (text: string, others: Readonly<Record<string, string>> = {}): PrometheusConfig =>
  loadPrometheusConfig(mainFile, filesOf({ [mainFile]: text, ...others }));

/** What is wrong with it, as `file:line:column message`, without the folder. */
export const problemsOf = (text: string, others: Readonly<Record<string, string>> = {}): string[] => {
  try {
    load(text, others);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.problems.map(
      ({ file, line, column, message }) => `${file.split('/').at(-1)}:${line}:${column} ${message}`,
    );
  }
  return [];
};
