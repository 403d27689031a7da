import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { ConfigError } from '../../../../server/config/config-error.ts';
import { loadBlackboxConfig } from '../../../../server/prometheus-config/blackbox/load-blackbox-config.ts';

const folder = fileURLToPath(new URL('../../../../../shared/fixtures/blackbox-config', import.meta.url));

const problemsOf = (name: string): readonly string[] => {
  const path = join(folder, name);
  try {
    loadBlackboxConfig(readFileSync(path, 'utf8'), path);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems.map(({ line, message }) => `${line} ${message}`);
    throw error;
  }
  return [];
};

/** Where the fault of each file stands by the exporter's own test of it, and the key that is named. */
const faults = [
  ['blackbox-bad', 50, 'invalid_extra_field'],
  ['invalid-dns-class', 7, 'query_class'],
  ['invalid-dns-module', 6, 'query_name'],
  ['invalid-dns-type', 8, 'query_type'],
  ['invalid-http-body-config', 7, 'body_file'],
  ['invalid-http-body-match-regexp', 7, 'fail_if_body_matches_regexp'],
  ['invalid-http-body-not-match-regexp', 7, 'fail_if_body_not_matches_regexp'],
  ['invalid-http-compression-mismatch', 6, 'compression'],
  ['invalid-http-compression-mismatch-special-case', 6, 'compression'],
  ['invalid-http-header-match-regexp', 9, 'regexp'],
  ['invalid-http-http3-http2', 6, 'enable_http3'],
  ['invalid-http-http3-http2-version', 6, 'enable_http3'],
  ['invalid-icmp-ttl', 5, 'ttl'],
  ['invalid-icmp-ttl-overflow', 5, 'ttl'],
  ['invalid-no-versions-http3-enabled', 6, 'enable_http3'],
  ['invalid-tcp-query-response-regexp', 7, 'expect'],
  ['invalid-unix-query-response-regexp', 8, 'expect'],
] as const;

describe.skipIf(!existsSync(folder))(
  "the exporter's own files (skipped where ../shared/fixtures is absent)",
  () => {
    it.each(['blackbox.yml', 'config__testdata__blackbox-good.yml'])('%s loads', (name) => {
      expect(problemsOf(name)).toEqual([]);
    });

    it.each(faults)('%s is refused in line %i, and "%s" is named', (name, line, key) => {
      const problems = problemsOf(`config__testdata__${name}.yml`);
      expect(problems.filter((problem) => problem.startsWith(`${line} `)).join('\n')).toContain(key);
    });
  },
);
