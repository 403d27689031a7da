import { describe, expect, it } from 'vitest';
import type { ProbeSource } from '../../../../server/config/config.ts';
import { loadConfig } from '../../../../server/config/load-config.ts';
import { loadBlackboxConfig } from '../../../../server/prometheus-config/blackbox/load-blackbox-config.ts';
import { createNativeConverter } from '../../../../server/prometheus-config/blackbox/native-probes.ts';
import { type Conversion, convertConfig } from '../../../../server/prometheus-config/convert-config.ts';
import { load } from '../load.ts';

// What each key of a module means is the exporter's own documentation of its configuration.
const usual = [
  '{ source_labels: [__address__], target_label: __param_target }',
  '{ source_labels: [__param_target], target_label: instance }',
  '{ target_label: __address__, replacement: "127.0.0.1:9115" }',
];

const convert = (module: string, targets: string, rules = usual): Conversion => {
  const modules = loadBlackboxConfig(`modules: { m: ${module} }`, '/etc/blackbox.yml');
  const job = [
    'scrape_configs:',
    '  - job_name: probes',
    '    metrics_path: /probe',
    '    params: { module: [m] }',
    `    static_configs: [{ targets: [${targets}] }]`,
    `    relabel_configs: [${rules.join(', ')}]`,
  ];
  return convertConfig(load(`${job.join('\n')}\n`), { native: createNativeConverter(modules), comment: '' });
};

const probesOf = (made: Conversion): readonly (readonly [string, ProbeSource])[] => {
  const config = loadConfig(made.text, {
    file: 'andon.yaml',
    environment: Object.fromEntries(made.placeholders.map(({ name, sample }) => [name, sample])),
    folder: '/',
    readFile: () => 'x',
  });
  return config.services.flatMap(({ objectives }) =>
    objectives.flatMap(({ id, source }) => (source.kind === 'probe' ? [[id, source] as const] : [])),
  );
};

describe('a job of the blackbox exporter', () => {
  it('becomes an objective for each address, probed by Andon itself', () => {
    const made = convert('{ prober: http, timeout: 2.5s }', '"https://shop.example/a", plain.example');
    expect(made.text).not.toContain('discovery');
    expect(probesOf(made)).toMatchObject([
      [
        'shop.example-a',
        { intervalSeconds: 60, timeoutSeconds: 2.5, target: { url: 'https://shop.example/a' } },
      ],
      ['plain.example', { target: { kind: 'http', url: 'http://plain.example', method: 'GET' } }],
    ]);
  });

  it('takes any 2xx where a module names no status', () => {
    const [[, probe] = []] = probesOf(convert('{ prober: http }', 'a.example'));
    expect(probe?.target).toMatchObject({ status: [200, 201, 202, 203, 204, 205, 206, 207, 208, 226] });
  });

  it('keeps what a module asks and expects, and its password apart', () => {
    const made = convert(
      `{ prober: http, http: { method: POST, body: b, valid_status_codes: [201], no_follow_redirects: true,
        headers: { X-Team: t }, basic_auth: { username: u, password: hush }, tls_config: { insecure_skip_verify: true },
        fail_if_body_not_matches_regexp: [in], fail_if_body_matches_regexp: [out, off],
        fail_if_header_not_matches: [{ header: X-A, regexp: v }] } }`,
      '"https://a.example"',
    );
    expect(made.text).not.toContain('hush');
    expect(made.placeholders.map(({ name }) => name)).toEqual(['PROBES_PASSWORD']);
    expect(probesOf(made)[0]?.[1].target).toMatchObject({
      method: 'POST',
      body: 'b',
      status: [201],
      bodyMatches: 'in',
      bodyMatchesNot: '(?:out)|(?:off)',
      headerMatches: { 'x-a': 'v' },
      connection: {
        followRedirects: false,
        headers: { 'x-team': 't' },
        tls: { insecureSkipVerify: true },
        credentials: { kind: 'basic', username: 'u' },
      },
    });
  });

  it('says no password of an address, in no word of it', () => {
    for (const module of ['{ prober: http }', '{ prober: tcp }', '{ prober: icmp }']) {
      const made = convert(module, '"https://u:hush@a.example/x"');
      expect(JSON.stringify(made)).not.toContain('hush');
      expect(() => probesOf(made)).not.toThrow();
    }
  });

  it('knows TCP, TLS, DNS and ping', () => {
    const targets = [
      convert('{ prober: tcp }', '"a.example:22"'),
      convert(
        '{ prober: tcp, tcp: { tls: true, tls_config: { server_name: s.example } } }',
        '"a.example:443"',
      ),
      convert(
        '{ prober: dns, dns: { query_name: mes.example, query_type: MX } }',
        '"10.0.0.1", "10.0.0.2:5353"',
      ),
      convert('{ prober: icmp }', 'plc7.example'),
    ].flatMap((made) => probesOf(made).map(([, { target }]) => target));
    expect(targets).toMatchObject([
      { kind: 'tcp', host: 'a.example', port: 22 },
      { kind: 'tls', host: 'a.example', port: 443, tls: { serverName: 's.example' } },
      { kind: 'dns', name: 'mes.example', type: 'MX', server: '10.0.0.1:53' },
      { kind: 'dns', server: '10.0.0.2:5353' },
      { kind: 'ping', host: 'plc7.example' },
    ]);
  });

  it.each([
    ['{ prober: grpc }', 'a', 'Andon has no prober of that kind'],
    ['{ prober: tcp, tcp: { query_response: [{ expect: SSH }] } }', '"a:22"', 'it uses query_response'],
    ['{ prober: dns, dns: { query_name: a } }', 'b', 'it asks for records of type ANY'],
    ['{ prober: http, http: { fail_if_ssl: true } }', 'a', 'it uses fail_if_ssl'],
    ['{ prober: http, http: { headers: { Host: b } } }', 'a', 'it uses the header Host'],
    [
      '{ prober: http, http: { fail_if_not_ssl: true } }',
      '"http://a"',
      'it wants TLS, and not every address has it',
    ],
  ])('%s stays with the exporter, and says why', (module, target, why) => {
    const made = convert(module, target);
    expect(made.text).toContain('gauge: probe_success');
    expect(made.leftOut.map((each) => each.why)).toEqual([
      `the job probes stays with the blackbox exporter: ${why}`,
    ]);
  });

  it('stays with the exporter where its relabelling does more than the usual', () => {
    const made = convert('{ prober: http }', 'a', [
      ...usual,
      '{ action: drop, regex: x, source_labels: [b] }',
    ]);
    expect(made.text).toContain('gauge: probe_success');
    expect(probesOf(made)).toEqual([]);
  });
});
