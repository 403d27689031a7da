import { existsSync, globSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { ConfigError, type ConfigProblem } from '../../../server/config/config-error.ts';
import { diskFiles } from '../../../server/prometheus-config/disk-files.ts';
import { loadPrometheusConfig } from '../../../server/prometheus-config/load-prometheus-config.ts';

const folder = fileURLToPath(new URL('../../../../shared/fixtures/prometheus-config', import.meta.url));
const files = existsSync(folder) ? globSync('**/*.yml', { cwd: folder }).sort() : [];
const isBad = (file: string): boolean => file.endsWith('.bad.yml');

const problemsOf = (file: string): readonly ConfigProblem[] => {
  try {
    loadPrometheusConfig(join(folder, file), diskFiles);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
};

/** Each bad file's fault as Prometheus' own test of these files states it, and the key that stands for it here. */
const faults: Readonly<Record<string, readonly [line: number, said: string]>> = {
  'bearertoken.bad.yml': [5, '"bearer_token_file"'],
  'bearertoken_basicauth.bad.yml': [4, '"bearer_token"'],
  'dropequal.bad.yml': [4, 'relabel_configs[0]'],
  'dropequal1.bad.yml': [4, 'relabel_configs[0]'],
  'empty_scrape_config.bad.yml': [2, 'scrape_configs[0]'],
  'empty_static_config.bad.yml': [4, 'static_configs[0]'],
  'http_token_file.bad.yml': [6, '"bearer_token_file"'],
  'http_url_no_host.bad.yml': [3, '"url"'],
  'http_url_no_scheme.bad.yml': [3, '"url"'],
  'jobname.bad.yml': [2, '"job_name"'],
  'jobname_dup.bad.yml': [7, '"job_name"'],
  'keepequal.bad.yml': [4, 'relabel_configs[0]'],
  'labeldrop.bad.yml': [4, 'relabel_configs[0]'],
  'labeldrop2.bad.yml': [4, 'relabel_configs[0]'],
  'labeldrop3.bad.yml': [4, 'relabel_configs[0]'],
  'labeldrop4.bad.yml': [4, 'relabel_configs[0]'],
  'labelkeep.bad.yml': [4, 'relabel_configs[0]'],
  'labelkeep2.bad.yml': [4, 'relabel_configs[0]'],
  'labelkeep3.bad.yml': [4, 'relabel_configs[0]'],
  'labelkeep4.bad.yml': [4, 'relabel_configs[0]'],
  'labelmap.bad.yml': [5, '"replacement"'],
  'labelname.bad.yml': [3, '"external_labels"'],
  'labelvalue.bad.yml': [3, '"name"'],
  'lowercase3.bad.yml': [4, 'relabel_configs[0]'],
  'regex.bad.yml': [4, '"regex"'],
  'scrape_body_size_limit.bad.yml': [3, '"body_size_limit"'],
  'scrape_config_files_fallback_scrape_protocol1.bad.yml': [3, '"fallback_scrape_protocol"'],
  'scrape_config_files_glob.bad.yml': [2, 'scrape_config_files[0]'],
  'scrape_config_files_scrape_protocols.bad.yml': [3, 'scrape_protocols[0]'],
  'scrape_config_files_scrape_protocols2.bad.yml': [3, '"scrape_protocols"'],
  'scrape_config_utf8_conflicting.bad.yml': [5, '"metric_name_escaping_scheme"'],
  'scrape_interval.bad.yml': [4, '"scrape_timeout"'],
  'static_config.bad.yml': [1, '"targets"'],
  'target_label_hashmod_missing.bad.yml': [4, 'relabel_configs[0]'],
  'target_label_missing.bad.yml': [4, 'relabel_configs[0]'],
  'unknown_attr.bad.yml': [19, '"consult_sd_configs"'],
  'uppercase.bad.yml': [4, 'relabel_configs[0]'],
  'uppercase3.bad.yml': [4, 'relabel_configs[0]'],
};

describe.skipIf(files.length === 0)(
  "Prometheus' own files (skipped where ../shared/fixtures is absent)",
  () => {
    it('are all there', () => {
      expect(files.filter(isBad).map((file) => basename(file))).toEqual(Object.keys(faults));
      expect(files.length).toBe(65);
    });

    it.each(files.filter((file) => !isBad(file)))('%s loads', (file) => {
      expect(problemsOf(file)).toEqual([]);
    });

    it.each(files.filter(isBad))('%s is refused at its place, and the key is named', (file) => {
      const [line, said = ''] = faults[basename(file)] ?? [];
      const problems = problemsOf(file);
      expect(problems).toContainEqual(
        expect.objectContaining({ file: join(folder, file), line, message: expect.stringContaining(said) }),
      );
    });
  },
);
