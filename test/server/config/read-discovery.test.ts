import { describe, expect, it } from 'vitest';
import { plainConnection } from '../../../server/config/connection.ts';
import type { DiscoveryConfig } from '../../../server/config/discovery-config.ts';
import { defaultScrapeSettings } from '../../../server/config/scrape-settings.ts';
import { load, problemsOf } from './load.ts';

const entryOf = (entry: string): DiscoveryConfig | undefined =>
  load(`discovery:\n  - ${entry}\n`).discovery[0];
const problemsOfEntry = (entry: string): string[] => problemsOf(`discovery:\n  - ${entry}\n`);
const problemsOfRule = (rule: string): string[] => problemsOfEntry(`{ targets: [a:1], relabel: [${rule}] }`);

const plain: Omit<DiscoveryConfig, 'source'> = {
  job: 'discovered',
  labels: {},
  scheme: 'http',
  metricsPath: '/metrics',
  params: {},
  relabel: [],
  intervalSeconds: null,
  timeoutSeconds: null,
  settings: defaultScrapeSettings,
};

describe('discovery', () => {
  it('reads the two entries that DESIGN.md §3 shows', () => {
    const { discovery } = load(
      'discovery: [{ file: targets/*.json }, { http: http://discovery/targets, refresh: 60s }]',
    );
    expect(discovery).toEqual([
      { ...plain, source: { kind: 'file', patterns: ['/etc/andon/targets/*.json'], refreshSeconds: 300 } },
      {
        ...plain,
        source: {
          kind: 'http',
          url: 'http://discovery/targets',
          refreshSeconds: 60,
          connection: plainConnection,
        },
      },
    ]);
  });

  it('reads targets alone and in groups with labels', () => {
    expect(entryOf('{ targets: [a:1, { targets: [b:2], labels: { env: live } }, c:3] }')?.source).toEqual({
      kind: 'static',
      groups: [
        { targets: ['a:1', 'c:3'], labels: {} },
        { targets: ['b:2'], labels: { env: 'live' } },
      ],
    });
  });

  it('reads how the targets are scraped', () => {
    const entry = entryOf(
      '{ targets: [a:1], job: node, labels: { env: live }, scheme: https, metricsPath: /probe, params: { module: [a, b], x: y }, interval: 30s, timeout: 5s, honorLabels: true, honorTimestamps: false, limits: { samples: 7 }, followRedirects: false }',
    );
    expect(entry).toMatchObject({
      job: 'node',
      labels: { env: 'live' },
      scheme: 'https',
      metricsPath: '/probe',
      params: { module: ['a', 'b'], x: ['y'] },
      intervalSeconds: 30,
      timeoutSeconds: 5,
      settings: {
        honorLabels: true,
        honorTimestamps: false,
        limits: { samples: 7 },
        connection: { followRedirects: false },
      },
    });
  });

  it('reads how the discovery server itself is spoken to apart from how its targets are', () => {
    const { source, settings } =
      entryOf('{ http: { url: http://d/t, refresh: 5s, authorization: { credentials: t } } }') ?? {};
    expect(source).toMatchObject({
      refreshSeconds: 5,
      connection: { credentials: { kind: 'authorization', token: { value: 't' } } },
    });
    expect(settings?.connection).toEqual(plainConnection);
  });

  it('reads what it may lead to, which does not hold for its own server', () => {
    const entry = entryOf(
      '{ http: "http://d/t", allow: [10.0.0.0/8, "*.mes.example", "mes-1:9100", ":9100"] }',
    );
    expect(entry?.settings.connection.allow).toEqual([
      { name: null, range: '10.0.0.0/8', port: null },
      { name: '*.mes.example', range: null, port: null },
      { name: 'mes-1', range: null, port: 9_100 },
      { name: null, range: null, port: 9_100 },
    ]);
    expect(entry?.source).toMatchObject({ connection: { allow: null } });
  });

  it('leaves a dollar in a rule to the rule, where elsewhere it takes a variable', () => {
    const rule = `{ sourceLabels: [a], regex: "(?P<x>.*)", replacement: "\${1}-\${x}", targetLabel: "b_$1" }`;
    const entry = entryOf(`{ targets: [a:1], relabel: [${rule}] }`);
    expect(entry?.relabel).toEqual([
      {
        action: 'replace',
        sourceLabels: ['a'],
        separator: ';',
        regex: '(?P<x>.*)',
        replacement: `\${1}-\${x}`,
        targetLabel: 'b_$1',
        modulus: 0,
      },
    ]);
  });

  it.each([
    ['{ job: a }', '2:5 an entry of "discovery" needs one of targets, file, http'],
    ['{ file: a.json, http: http://d/ }', '2:21 give one of targets, file, http; "file" is there already'],
    ['{ file: a.txt }', '2:13 /etc/andon/a.txt must end with .json, .yml or .yaml'],
    ['{ file: "*/a.json" }', '2:13 in /etc/andon/*/a.json "*", "?" and "[" may stand in the last part only'],
    [
      '{ http: discovery }',
      '2:13 "http": "discovery" is not a web address; write it like http://127.0.0.1:9101/metrics',
    ],
    ['{ targets: [a:1], allow: [] }', '2:30 "allow" names nothing'],
    ['{ targets: [a:1], allow: mes-1 }', '2:30 "allow" must be a list, not text'],
    [
      '{ targets: [a:1], allow: [a, 10.0.0.1/8] }',
      '2:34 "allow[1]": 10.0.0.1/8 begins at 10.0.0.0; write 10.0.0.0/8',
    ],
    ['{ targets: [a:1], refresh: 1m }', '2:23 "refresh" is for "file" and "http"'],
    [
      '{ targets: ["http://a:1/metrics"] }',
      '2:17 "targets[0]": "http://a:1/metrics" is no host:port; what comes after it is given by "scheme" and "metricsPath"',
    ],
    [
      '{ targets: [a:1], interval: 5s, timeout: 6s }',
      '2:46 "timeout": 6s must be over 0 and no longer than the interval',
    ],
    [
      '{ targets: [a:1], metricPath: /m }',
      '2:23 unknown key "metricPath" in discovery[0]; did you mean "metricsPath"?',
    ],
  ])('refuses %s', (entry, problem) => {
    expect(problemsOfEntry(entry)).toEqual([problem]);
  });

  // As Prometheus refuses them: prometheus/prometheus config/testdata/*.bad.yml.
  it.each([
    ['{ action: labeldrop, sourceLabels: [a] }', '"labeldrop" takes a regex, and nothing else'],
    ['{ action: labelkeep, modulus: 8 }', '"labelkeep" takes a regex, and nothing else'],
    ['{ action: labelkeep, separator: "," }', '"labelkeep" takes a regex, and nothing else'],
    ['{ action: labeldrop, replacement: yolo }', '"labeldrop" takes a regex, and nothing else'],
    ['{ action: dropequal, sourceLabels: [a] }', '"dropequal" needs a target label'],
    [
      '{ action: keepequal, sourceLabels: [a], targetLabel: b, regex: c }',
      '"keepequal" takes source labels and a target label, and nothing else',
    ],
    ['{ action: hashmod, sourceLabels: [a], targetLabel: b }', '"hashmod" needs a modulus of 1 or more'],
    ['{ action: hashmod, sourceLabels: [a], modulus: 8 }', '"hashmod" needs a target label'],
    ['{ action: lowercase, targetLabel: a, replacement: b }', '"lowercase" takes no replacement'],
    ['{ action: uppercase, sourceLabels: [a] }', '"uppercase" needs a target label'],
    ['{ regex: abc }', '"replace" needs a target label'],
    ['{ action: labelmap, replacement: "" }', '"" cannot name a label'],
  ])('refuses the rule %s', (rule, problem) => {
    expect(problemsOfRule(rule)).toEqual([expect.stringMatching(/^2:\d+ /)]);
    expect(problemsOfRule(rule)[0]).toContain(problem);
  });

  it('names the fault of a pattern', () => {
    expect(problemsOfRule('{ regex: "abc(def", targetLabel: a }')[0]).toContain(
      'missing closing ): `abc(def`',
    );
    expect(problemsOfRule(`{ regex: ${'a'.repeat(20_000)}, targetLabel: a }`)[0]).toContain(
      'more than 16384',
    );
  });

  it('names the nearest action', () => {
    expect(problemsOfRule('{ action: labledrop }')[0]).toContain('did you mean "labeldrop"?');
  });
});

describe('an objective on discovered targets', () => {
  const withScrape = (scrape: string, discovery = 'discovery: [{ targets: [a:1], job: node }]'): string =>
    `${discovery}\nservices:\n  - id: s\n    objectives:\n      - id: x\n        scrape: ${scrape}\n`;
  const discoveredBy = (text: string) => {
    const source = load(text).services[0]?.objectives[0]?.source;
    return source?.kind === 'scrape' ? source.discovered : undefined;
  };

  it('takes those of a job, those that match, or those of its service', () => {
    expect(discoveredBy(withScrape('{ job: node }'))).toEqual({ job: 'node', match: null });
    expect(discoveredBy(withScrape('{ match: \'a=~"b.*"\' }'))).toEqual({ job: null, match: 'a=~"b.*"' });
    expect(discoveredBy(withScrape('{}'))).toEqual({ job: null, match: null });
    expect(discoveredBy(withScrape('{ targets: ["http://h/m"] }'))).toBeNull();
    expect(discoveredBy(withScrape('{ targets: ["http://h/m"], job: node }'))).toEqual({
      job: 'node',
      match: null,
    });
  });

  it('is observed as often as the entries of its targets say', () => {
    const intervalOf = (scrape: string, discovery: string): number | undefined =>
      load(withScrape(scrape, `discovery: [${discovery}]`)).services[0]?.objectives[0]?.source
        .intervalSeconds;
    const slow = '{ targets: [a:1], job: slow, interval: 2m }';
    const fast = '{ targets: [a:1], job: fast, interval: 5s }';
    const unsaid = '{ targets: [a:1] }';
    expect(intervalOf('{ job: slow }', `${slow}, ${fast}, ${unsaid}`)).toBe(120);
    expect(intervalOf('{ job: fast }', `${slow}, ${fast}, ${unsaid}`)).toBe(5);
    expect(intervalOf('{ interval: 30s }', `${slow}, ${fast}`)).toBe(120);
    expect(intervalOf('{ interval: 30s }', `${slow}, ${unsaid}`)).toBe(30);
    expect(intervalOf('{ targets: ["http://h/m"], job: slow }', slow)).toBe(15);
  });

  it('needs targets of its own where nothing is discovered', () => {
    expect(problemsOf(withScrape('{}', ''))).toEqual([
      '6:17 "scrape" needs at least one address in "targets"',
    ]);
    expect(problemsOf(withScrape('{ job: node }', ''))).toEqual([
      '6:19 "job" needs a "discovery" section beside "services"',
    ]);
  });

  it('names the nearest job, unless relabelling or a list may make the one that is meant', () => {
    expect(problemsOf(withScrape('{ job: nod }'))).toEqual([
      '6:24 no entry of "discovery" has the job "nod"; did you mean "node"?',
    ]);
    expect(problemsOf(withScrape('{ job: nod }', 'discovery: [{ file: a.json }]'))).toEqual([]);
    const ruled = 'discovery: [{ targets: [a:1], relabel: [{ targetLabel: job, replacement: nod }] }]';
    expect(problemsOf(withScrape('{ job: nod }', ruled))).toEqual([]);
  });

  it('refuses conditions that cannot be read, with their column', () => {
    expect(problemsOf(withScrape("{ match: 'a=b' }"))).toEqual([
      '6:26 "match": A quoted value is expected here (column 3)',
    ]);
    expect(problemsOf(withScrape('{ match: \'a="b"}\' }'))[0]).toContain('(column 6)');
  });

  it('reads how its own targets are scraped', () => {
    const source = load(
      withScrape(
        '{ targets: ["http://h/m"], honorTimestamps: false, metricRelabel: [{ action: labeldrop, regex: pod }] }',
      ),
    ).services[0]?.objectives[0]?.source;
    expect(source).toMatchObject({
      settings: { honorTimestamps: false, metricRelabel: [{ action: 'labeldrop', regex: 'pod' }] },
    });
  });
});
