import { describe, expect, it } from 'vitest';
import type { Config } from '../../../server/config/config.ts';
import { loadConfig } from '../../../server/config/load-config.ts';
import { type Conversion, convertConfig } from '../../../server/prometheus-config/convert-config.ts';
import { load } from './load.ts';

/** `${…}`, which stands for something else in either file. */
const braced = (name: string): string => `$\{${name}}`;

const job = (...lines: string[]): string =>
  ['scrape_configs:', '  - job_name: a', ...lines.map((line) => `    ${line}`), ''].join('\n');

const convert = (text: string): Conversion =>
  convertConfig(load(text), { native: () => null, comment: ' made here' });

/** What Andon makes of what was made. */
const reload = ({ text, placeholders }: Conversion): Config =>
  loadConfig(text, {
    file: 'andon.yaml',
    environment: Object.fromEntries(placeholders.map(({ name, sample }) => [name, sample])),
    folder: '/elsewhere',
    readFile: (path) => (path.startsWith('/etc/prometheus/') ? '-----BEGIN CERTIFICATE-----' : ''),
  });

describe('what becomes of a scrape job', () => {
  it('is a service whose pages must answer, as briefly as it can be said', () => {
    const { text } = convert(job('scrape_interval: 15s', 'static_configs: [{ targets: [b:1] }]'));
    expect(text).toBe(
      [
        '# made here',
        '',
        'services:',
        '  - id: a',
        '    objectives:',
        '      - id: reachability',
        '        scrape: { targets: [ http://b:1/metrics ] }',
        '',
      ].join('\n'),
    );
  });

  it('keeps the interval that Prometheus would take, also where it is a default', () => {
    const config = reload(convert(job('static_configs: [{ targets: [b:1] }]')));
    expect(config.services[0]?.objectives[0]?.source).toMatchObject({
      intervalSeconds: 60,
      timeoutSeconds: 10,
    });
  });

  it('keeps labels, rules, limits and how the page is asked for', () => {
    const config = reload(
      convert(
        job(
          'scheme: https',
          'metrics_path: m',
          'params: { one: [x], two: [y, z] }',
          'honor_labels: true',
          'honor_timestamps: false',
          'follow_redirects: false',
          'body_size_limit: 1MB',
          'tls_config: { ca_file: ca, server_name: s, insecure_skip_verify: true }',
          'static_configs: [{ targets: [b:1], labels: { env: "1.10" } }]',
          `relabel_configs: [{ source_labels: [env], regex: "(.)(.*)", target_label: c, replacement: "${braced('1')}x" }]`,
          'metric_relabel_configs: [{ action: labeldrop, regex: q.* }]',
        ),
      ),
    );
    expect(config.discovery).toMatchObject([
      {
        job: 'a',
        source: { kind: 'static', groups: [{ targets: ['b:1'], labels: { env: '1.10' } }] },
        scheme: 'https',
        metricsPath: '/m',
        params: { one: ['x'], two: ['y', 'z'] },
        relabel: [
          {
            action: 'replace',
            sourceLabels: ['env'],
            regex: '(.)(.*)',
            targetLabel: 'c',
            replacement: `${braced('1')}x`,
          },
        ],
        settings: {
          honorLabels: true,
          honorTimestamps: false,
          limits: { bodyBytes: 1_048_576 },
          metricRelabel: [{ action: 'labeldrop', regex: 'q.*' }],
          connection: {
            followRedirects: false,
            tls: { caFile: '/etc/prometheus/ca', serverName: 's', insecureSkipVerify: true },
          },
        },
      },
    ]);
    expect(config.services[0]?.objectives[0]?.source).toMatchObject({
      discovered: { job: 'a' },
      indicator: { kind: 'up' },
    });
  });

  it('makes an entry of each way in which targets are found, all under the name of the job', () => {
    const lines = [
      'file_sd_configs: [{ files: [t/*.json] }, { files: [u.yml], refresh_interval: 1m }]',
      'http_sd_configs: [{ url: "http://h/t", bearer_token_file: token }]',
      'static_configs: [{ targets: [b:1] }]',
    ];
    const { discovery } = reload(convert(job(...lines)));
    expect(discovery.map((entry) => [entry.job, entry.source])).toEqual([
      ['a', { kind: 'static', groups: [{ targets: ['b:1'], labels: {} }] }],
      ['a', { kind: 'file', patterns: ['/etc/prometheus/t/*.json'], refreshSeconds: 300 }],
      ['a', { kind: 'file', patterns: ['/etc/prometheus/u.yml'], refreshSeconds: 60 }],
      ['a', expect.objectContaining({ kind: 'http', url: 'http://h/t', refreshSeconds: 60 })],
    ]);
  });

  it('says probe_success of the blackbox exporter, not whether the exporter answers', () => {
    const config = reload(
      convert(
        job(
          'metrics_path: /probe',
          'params: { module: [http_2xx] }',
          'static_configs: [{ targets: ["https://shop.example/"] }]',
          'relabel_configs:',
          '  - { source_labels: [__address__], target_label: __param_target }',
          '  - { target_label: __address__, replacement: "127.0.0.1:9115" }',
        ),
      ),
    );
    expect(config.services[0]?.objectives).toMatchObject([
      {
        id: 'availability',
        source: { indicator: { kind: 'gauge', gauge: 'probe_success' }, discovered: { job: 'a' } },
      },
    ]);
  });

  it('puts variables where secrets stood, and says where each is to be found', () => {
    const secret = 'correct horse battery staple';
    const made = convert(
      job(
        `basic_auth: { username: u, password: ${secret} }`,
        `http_headers: { x-key: { secrets: ["${secret}"] } }`,
        `http_sd_configs: [{ url: "http://u:${secret.replaceAll(' ', '-')}@h/" }]`,
      ),
    );
    expect(JSON.stringify(made)).not.toMatch(/horse/);
    expect(made.placeholders.map(({ name, place }) => `${name} ${place.line}`)).toEqual([
      'A_DISCOVERY_URL 5',
      'A_PASSWORD 3',
      'A_X_KEY 4',
    ]);
    const { settings } = reload(made).discovery[0] ?? {};
    expect(settings?.connection).toMatchObject({
      credentials: { password: { value: 'sample' } },
      headers: { 'x-key': 'sample' },
    });
  });

  it('puts a variable where a text would be taken for one', () => {
    const made = convert(job(`static_configs: [{ targets: [b:1], labels: { c: "${braced('NOT_OURS')}" } }]`));
    expect(made.placeholders.map(({ name }) => name)).toEqual(['A_LABEL_C']);
    expect(reload(made).discovery).toHaveLength(1);
  });

  it('gives each job an id of its own, whatever it is called', () => {
    const names = ['a b', 'a-b', 'all', '測試', 'constructor', '.x.'];
    const lines = names.map((name) => `  - { job_name: ${name}, static_configs: [{ targets: [b:1] }] }`);
    const { services } = reload(convert(`scrape_configs:\n${lines.join('\n')}\n`));
    expect(services.map(({ id, name }) => [id, name.en])).toEqual([
      ['a-b', 'a b'],
      ['a-b-2', 'a-b'],
      ['all-2', 'all'],
      ['job-4', '測試'],
      ['job-5', 'constructor'],
      ['x', '.x.'],
    ]);
  });

  it('takes limits over beside metric relabelling: both count what that leaves', () => {
    const made = convert(
      job(
        'sample_limit: 5',
        'static_configs: [{ targets: [b:1] }]',
        'metric_relabel_configs: [{ action: drop, regex: x, source_labels: [y] }]',
      ),
    );
    expect(reload(made).discovery).toMatchObject([{ settings: { limits: { samples: 5 } } }]);
    expect(made.leftOut).toEqual([]);
  });

  // scrape/scrape.go, verifyLabelLimits: the set that is counted holds `__name__` too. Prometheus 2.42 has `up` 0 for
  // a page of `a 1` with `label_limit: 2`: its labels are `__name__`, `instance` and `job`.
  it('counts the labels of a series as Prometheus does, which has the name among them', () => {
    const { discovery } = reload(convert(job('label_limit: 3', 'static_configs: [{ targets: [b:1] }]')));
    expect(discovery[0]?.settings.limits.labels).toBe(2);
  });

  // Prometheus gives every target the labels `job` and `instance`, and its rules and limits see them.
  it.each([
    'metric_relabel_configs: [{ action: drop, regex: a, source_labels: [job] }]',
    'label_limit: 3',
    'label_value_length_limit: 40',
    'honor_labels: true',
  ])('names the job with its targets where something of it sees their labels: %s', (line) => {
    const { discovery, services } = reload(convert(job(line, 'static_configs: [{ targets: [b:1] }]')));
    expect(discovery).toMatchObject([{ job: 'a', source: { groups: [{ targets: ['b:1'], labels: {} }] } }]);
    expect(services[0]?.objectives[0]?.source).toMatchObject({ targets: [], discovered: { job: 'a' } });
  });

  it('keeps interval and time-out with the targets: rules see them, and a later objective follows them', () => {
    const made = convert(
      job('scrape_interval: 40s', 'scrape_timeout: 7s', 'file_sd_configs: [{ files: [t.json] }]'),
    );
    expect(made.text).toContain('      - id: reachability\n        scrape: { job: a }\n');
    const config = reload(made);
    expect(config.discovery).toMatchObject([{ intervalSeconds: 40, timeoutSeconds: 7 }]);
    expect(config.services[0]?.objectives[0]?.source).toMatchObject({ intervalSeconds: 40 });
  });

  it('takes no job over that names no target, and says so', () => {
    const made = convert(job('consul_sd_configs: [{}]'));
    expect(reload(made).services).toEqual([]);
    expect(made.taken).toEqual([]);
    expect(made.leftOut.map(({ what }) => what)).toEqual(['job a', 'consul_sd_configs']);
  });
});
