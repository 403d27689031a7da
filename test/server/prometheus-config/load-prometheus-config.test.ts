import { describe, expect, it } from 'vitest';
import { load, problemsOf } from './load.ts';

// What is accepted and what is not follows Prometheus' documentation of its configuration, version 3.
const job = (...lines: string[]): string =>
  ['scrape_configs:', '  - job_name: a', ...lines.map((line) => `    ${line}`), ''].join('\n');
const only = (text: string) => load(text).jobs[0];

describe('a prometheus.yml', () => {
  it('may be empty', () => {
    expect(load('')).toEqual({ jobs: [], leftOut: [] });
    expect(load('global:\n')).toEqual({ jobs: [], leftOut: [] });
  });

  it('fills in what Prometheus fills in', () => {
    expect(only(job())).toMatchObject({
      name: 'a',
      intervalSeconds: 60,
      timeoutSeconds: 10,
      scheme: 'http',
      metricsPath: '/metrics',
      honorLabels: false,
      honorTimestamps: true,
      connection: { credentials: null, followRedirects: true },
    });
  });

  it('gives a job what "global" says, and a time-out no longer than its interval', () => {
    const global =
      'global: { scrape_interval: 30s, scrape_timeout: 20s, sample_limit: 5, body_size_limit: 1MB }\n';
    expect(only(global + job())).toMatchObject({
      intervalSeconds: 30,
      timeoutSeconds: 20,
      limits: { samples: 5, bodyBytes: 1_048_576, labels: null },
    });
    expect(only(global + job('scrape_interval: 5s', 'sample_limit: 7'))).toMatchObject({
      intervalSeconds: 5,
      timeoutSeconds: 5,
      limits: { samples: 7 },
    });
  });

  it('keeps texts as they are written, whatever YAML could make of them', () => {
    const text = job(
      'static_configs:',
      '  - targets: [b:1]',
      '    labels: { v: 1.10, on: yes, empty: , x: "$1" }',
    );
    expect([...(only(text)?.static[0]?.labels ?? [])]).toEqual([
      ['v', '1.10'],
      ['on', 'yes'],
      ['empty', ''],
      ['x', '$1'],
    ]);
  });

  it('takes merge keys as Go takes them: its own keys win', () => {
    const text = job('<<: &base { scrape_interval: 5s, scheme: https }', 'scheme: http');
    expect(only(text)).toMatchObject({ intervalSeconds: 5, scheme: 'http' });
    const two = 'x: 1\n';
    expect(problemsOf(two)).toEqual(['prometheus.yml:1:1 unknown key "x" in the file']);
  });

  it('names an unknown key with its place and the nearest one', () => {
    expect(problemsOf(job('scrape_intervall: 5s'))).toEqual([
      'prometheus.yml:3:5 unknown key "scrape_intervall" in scrape_configs[0]; did you mean "scrape_interval"?',
    ]);
  });

  it('finds all that is wrong at once', () => {
    const text = job(
      'honor_labels: maybe',
      'sample_limit: -1',
      'body_size_limit: 1.5',
      'scrape_interval: 90',
    );
    expect(problemsOf(text)).toEqual([
      'prometheus.yml:3:19 "honor_labels": "maybe" is neither true nor false',
      'prometheus.yml:4:19 "sample_limit": "-1" is not a whole number from 0',
      'prometheus.yml:5:22 "body_size_limit": "1.5" is not a size; write it like 10MB',
      'prometheus.yml:6:22 "scrape_interval": "90" is not a duration; write it like 15s, 300ms or 1h30m',
    ]);
  });

  it('refuses an address with a path, but where relabelling comes behind it', () => {
    const targets = ['static_configs: [{ targets: ["http://b/c"] }]'];
    expect(problemsOf(job(...targets))).toEqual([
      'prometheus.yml:3:34 "targets[0]": "http://b/c" is not host:port; scheme and path have keys of their own',
    ]);
    expect(problemsOf(job('static_configs: [{ targets: ["http://u:hush@b/c"] }]')).join()).not.toContain(
      'hush',
    );
    expect(problemsOf(job(...targets, 'relabel_configs: [{ target_label: b }]'))).toEqual([]);
  });

  it('takes one kind of credentials, and never keeps a secret', () => {
    expect(problemsOf(job('basic_auth: { username: u }', 'oauth2: {}'))).toContain(
      'prometheus.yml:4:5 give "basic_auth" or "oauth2", not both',
    );
    expect(problemsOf(job('authorization: { type: Basic }'))).toEqual([
      'prometheus.yml:3:28 "type" cannot be basic; use "basic_auth" instead',
    ]);
    const read = load(
      job(
        'basic_auth: { username: u, password: hush-hush }',
        'http_headers: { k: { secrets: [hush-hush] } }',
      ),
    );
    expect(read.jobs[0]?.connection.credentials).toMatchObject({
      username: 'u',
      password: { kind: 'written' },
    });
    expect(JSON.stringify(read, (_, value) => (value instanceof Map ? [...value] : value))).not.toContain(
      'hush-hush',
    );
  });

  it('resolves paths from the folder of the file they stand in', () => {
    const inside = job('bearer_token_file: token', 'file_sd_configs: [{ files: ["*.json"] }]');
    const { jobs } = load('scrape_config_files: ["more/*.yml"]\n', { '/etc/prometheus/more/b.yml': inside });
    expect(jobs[0]?.connection.credentials).toMatchObject({ token: { path: '/etc/prometheus/more/token' } });
    expect(jobs[0]?.files[0]?.patterns).toEqual(['/etc/prometheus/more/*.json']);
  });

  it('refuses a job name that an included file uses again, at its place there', () => {
    const text = `scrape_config_files: [b.yml]\n${job()}`;
    expect(problemsOf(text, { '/etc/prometheus/b.yml': `\n${job()}` })).toEqual([
      'b.yml:3:5 the "job_name" a is used twice',
    ]);
  });

  it('names the include that is no YAML, beside what is wrong in the main file', () => {
    const text = `scrape_config_files: [b.yml]\n${job('scheme: gopher')}`;
    expect(problemsOf(text, { '/etc/prometheus/b.yml': 'a: [' })).toEqual([
      expect.stringMatching(/^b\.yml:1:\d+ /),
      'prometheus.yml:4:13 "scheme": "gopher" is none of http, https',
    ]);
  });

  it('lists what it knows and does not take over', () => {
    const text = `alerting: { anything: [goes] }\n${job('consul_sd_configs: [{ server: "b:1" }]', 'proxy_url: http://p')}`;
    expect(load(text).leftOut.map(({ place, what, why }) => `${place.line} ${what}: ${why}`)).toEqual([
      '5 proxy_url: Andon connects to its targets itself, not through a proxy',
      '4 consul_sd_configs: Andon reads static, file and http discovery; write its targets to a file_sd file',
      '1 alerting: Andon sends no alerts to an Alertmanager',
    ]);
  });

  it('reads a rule without a value for "regex" as Go does: it matches the empty text', () => {
    const text = job('relabel_configs: [{ regex: , replacement: x, target_label: b, action: Replace }]');
    expect(only(text)?.relabel).toEqual([
      {
        action: 'replace',
        sourceLabels: [],
        separator: ';',
        regex: '',
        targetLabel: 'b',
        replacement: 'x',
        modulus: 0,
      },
    ]);
  });
});
