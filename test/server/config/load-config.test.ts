import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { usualSprint } from '#shared/sprint.ts';
import { httpProbeTarget } from '../../../server/config/http-probe-target.ts';
import { defaultScrapeLimits } from '../../../server/config/scrape-limits.ts';
import { defaultScrapeSettings } from '../../../server/config/scrape-settings.ts';
import { load, problemsOf } from './load.ts';

const oneService = (objective: string): string =>
  `services:\n  - id: a\n    objectives:\n      - id: x\n        ${objective}\n`;

describe('a good file', () => {
  it('needs no more of a service than its id', () => {
    const config = load('services:\n  - id: a\n');
    expect(config.services).toEqual([
      {
        id: 'a',
        name: { en: 'a', ko: 'a' },
        group: null,
        owner: null,
        repository: null,
        branch: null,
        paths: [],
        releases: null,
        aka: [],
        dependsOn: [],
        objectives: [],
      },
    ]);
    expect(config.listen).toEqual({ host: '127.0.0.1', port: 8080 });
    expect(config.production).toEqual(['production']);
    expect(config.team).toEqual({ name: 'Andon', timeZone: 'UTC', language: 'en', sprint: usualSprint });
    expect(config.agreement).toBeNull();
  });

  it('reads the example that comes with the program', () => {
    const path = new URL('../../../andon.example.yaml', import.meta.url);
    expect(existsSync(path)).toBe(true);
    const config = load(readFileSync(path, 'utf8'));
    expect(config.services.map(({ id }) => id)).toEqual(['work-orders', 'erp-sync']);
    expect(config.agreement?.metrics['lead-time']).toEqual({ atMost: 4 * 86_400, window: '28d' });
    expect(config.agreement?.services['work-orders']).toEqual({ availability: { target: 0.999 } });
  });

  it('reads counters with their interval and time-out', () => {
    const config = load(
      oneService(
        'scrape: { targets: ["http://h/m"], interval: 5s, total: t_total, good: \'t_total{ok="1"}\' }',
      ),
    );
    expect(config.services[0]?.objectives[0]).toEqual({
      id: 'x',
      minimumEvents: null,
      source: {
        kind: 'scrape',
        targets: ['http://h/m'],
        intervalSeconds: 5,
        // the default of 10 s would be longer than the interval
        timeoutSeconds: 5,
        discovered: null,
        indicator: { kind: 'counters', total: 't_total', part: 'good', selector: 't_total{ok="1"}' },
        settings: defaultScrapeSettings,
      },
    });
  });

  it('reads probes over HTTP and TCP', () => {
    const http = load(oneService('probe: { url: "https://h/z", status: [200, 204], bodyMatches: "ok|up" }'));
    expect(http.services[0]?.objectives[0]?.source).toEqual({
      kind: 'probe',
      target: { ...httpProbeTarget('https://h/z'), status: [200, 204], bodyMatches: 'ok|up' },
      retries: 0,
      intervalSeconds: 30,
      timeoutSeconds: 5,
    });
    const tcp = load(oneService('probe: { tcp: "[::1]:1521", interval: 1m }'));
    expect(tcp.services[0]?.objectives[0]?.source).toMatchObject({
      target: { kind: 'tcp', host: '::1', port: 1521 },
      intervalSeconds: 60,
    });
  });

  it.each(['push:', 'push: {}'])('takes "%s" as tallies every minute', (push) => {
    expect(load(oneService(push)).services[0]?.objectives[0]?.source).toEqual({
      kind: 'push',
      intervalSeconds: 60,
    });
  });

  it('lets one language serve the other', () => {
    const config = load('services: [{ id: a, name: { ko: 작업지시 } }, { id: b, name: 1.10 }]');
    expect(config.services.map(({ name }) => name)).toEqual([
      { en: '작업지시', ko: '작업지시' },
      { en: '1.10', ko: '1.10' },
    ]);
  });

  it('reads anchors and aliases', () => {
    const text =
      'services:\n  - { id: a, objectives: &o [{ id: x, push: {} }] }\n  - { id: b, objectives: *o }\n';
    expect(load(text).services[1]?.objectives[0]?.id).toBe('x');
  });
});

describe('keys', () => {
  it('are refused where they are unknown, with line, column and the nearest known one', () => {
    expect(problemsOf('services:\n  - id: a\n    objetives: []\n')).toEqual([
      '3:5 unknown key "objetives" in services[0]; did you mean "objectives"?',
    ]);
    expect(problemsOf('colour: red\nlisten: :80\n')).toEqual(['1:1 unknown key "colour" in the file']);
  });

  it.each(['notify', 'access'])('say that %s comes with a later version', (key) => {
    expect(problemsOf(`listen: :80\n${key}: []\n`)).toEqual([
      `2:1 "${key}" is not supported yet by this version`,
    ]);
  });

  it('are not taken twice', () => {
    expect(problemsOf('listen: :80\nlisten: :81\n')).toEqual(['2:1 Map keys must be unique']);
  });

  it('take no variables', () => {
    expect(problemsOf(`"\${KEY}": :80\n`, { KEY: 'listen' })).toEqual([
      `1:1 unknown key "\${KEY}" in the file`,
    ]);
  });
});

describe('ids', () => {
  it('are needed', () => {
    expect(problemsOf('services:\n  - owner: me\n    objectives:\n      - push: {}\n')).toEqual([
      '2:5 a service needs an "id"',
      '4:9 an objective needs an "id"',
    ]);
  });

  it('are used once', () => {
    const objectives = 'objectives: [{ id: x, push: {} }, { id: x, push: {} }]';
    expect(problemsOf(`services:\n  - id: a\n    ${objectives}\n  - id: a\n`)).toEqual([
      '3:39 the objective id "x" is used twice',
      '4:9 the service id "a" is used twice',
    ]);
  });

  it('are not taken by the other name of a service', () => {
    expect(problemsOf('services: [{ id: a, aka: [b] }, { id: b, aka: [c] }, { id: d, aka: [c] }]')).toEqual([
      '1:27 "b" already names a service',
      '1:69 "c" already names a service',
    ]);
  });

  it('may not be words that mean something else', () => {
    expect(problemsOf('services: [{ id: all }]')).toEqual([
      '1:18 "id": "all" stands for all services; call this one something else',
    ]);
    expect(problemsOf('services: [{ id: a, objectives: [{ id: lead-time, push: {} }] }]')).toEqual([
      '1:40 "id": "lead-time" is the name of a metric; call the objective something else',
    ]);
  });

  it('that a service depends on exist', () => {
    expect(problemsOf('services: [{ id: orders, dependsOn: [order] }, { id: b, dependsOn: [b] }]')).toEqual([
      '1:37 no service is called "order"; did you mean "orders"?',
      '1:68 "b" cannot depend on itself',
    ]);
  });
});

describe('values', () => {
  it.each([
    [
      'team: { timeZone: Asia/Soul }',
      '1:19 "timeZone": "Asia/Soul" is not an IANA time zone; did you mean "Asia/Seoul"?',
    ],
    ['team: { language: fr }', '1:19 "language": "fr" is none of en, ko'],
    ['team: Plant', '1:7 "team" must be a mapping, not text'],
    ['listen: 80 80', '1:9 "listen": "80 80" is not an address; write it like 127.0.0.1:8080 or [::1]:8080'],
    ['production: production', '1:13 "production" must be a list, not text'],
    ['production: [a, a]', '1:17 "production" names a twice'],
    ['dataDir:', '1:9 "dataDir" has no value'],
    ['dataDir: [x]', '1:10 "dataDir" must be text, not a list'],
    [
      'publicUrl: andon.example',
      '1:12 "publicUrl": "andon.example" is not a web address; write it like http://127.0.0.1:9101/metrics',
    ],
    ['- a', '1:1 "the file" must be a mapping, not a list'],
    ['services: [a]', '1:12 "services[0]" must be a mapping, not text'],
  ])('of the file are checked: %s', (text, problem) => {
    expect(problemsOf(text)).toContain(problem);
  });

  it.each([
    ['scrape: {}', '5:17 "scrape" needs at least one address in "targets"'],
    [
      'scrape: { targets: [ftp://h/] }',
      '5:29 "targets[0]": "ftp://h/" is not a web address; write it like http://127.0.0.1:9101/metrics',
    ],
    [
      'scrape: { targets: ["http://h/"], interval: 500ms }',
      '5:53 "interval": 500ms is too often; it must be at least 1s',
    ],
    [
      'scrape: { targets: ["http://h/"], interval: 5s, timeout: 6s }',
      '5:66 "timeout": 6s must be over 0 and no longer than the interval of 5s',
    ],
    ['scrape: { targets: ["http://h/"], good: g, bad: b, total: t }', '5:43 give "good" or "bad", not both'],
    ['scrape: { targets: ["http://h/"], bad: b }', '5:43 "bad" needs "total" beside it'],
    ['scrape: { targets: ["http://h/"], total: t }', '5:43 "total" needs "good" or "bad" beside it'],
    ['probe: {}', '5:16 "probe" needs one of "url", "tcp", "tls", "dns" and "ping"'],
    [
      'probe: { url: "http://h/", tcp: "h:1" }',
      '5:16 "probe" needs one of "url", "tcp", "tls", "dns" and "ping"',
    ],
    ['probe: { tcp: h }', '5:23 "tcp": "h" is not an address; write it like 127.0.0.1:8080 or [::1]:8080'],
    ['probe: { tcp: "h:1", status: [200] }', '5:30 "status" goes with "url", not with "tcp"'],
    [
      'probe: { url: "http://h/", status: [20] }',
      '5:45 "status[0]": "20" is not a whole number from 100 to 599',
    ],
    ['push: { interval: 0 }', '5:27 "interval": 0 is too often; it must be at least 1s'],
  ])('of an objective are checked: %s', (objective, problem) => {
    expect(problemsOf(oneService(objective))).toEqual([problem]);
  });

  it('are refused as selectors and patterns where they cannot be read', () => {
    expect(problemsOf(oneService('scrape: { targets: ["http://h/"], total: t, bad: "t{code=" }'))).toEqual([
      expect.stringMatching(/^5:58 "bad": /),
    ]);
    expect(problemsOf(oneService('probe: { url: "http://h/", bodyMatches: "(" }'))).toEqual([
      expect.stringMatching(/^5:49 "bodyMatches": /),
    ]);
  });

  it('name one source', () => {
    expect(problemsOf(oneService('push: {}\n        probe: { tcp: "h:1" }'))).toEqual([
      '5:9 give one of scrape, probe, query, push; "probe" is there already',
    ]);
  });
});

describe('variables and secret files', () => {
  it('fill values after the file was read, so that they cannot add structure', () => {
    const text = `team: { name: "\${TEAM}" }\nlisten: \${HOST}:80\n`;
    const config = load(text, { TEAM: 'a, language: ko', HOST: 'h' });
    expect(config.team).toMatchObject({ name: 'a, language: ko', language: 'en' });
    expect(config.listen).toEqual({ host: 'h', port: 80 });
  });

  it('are problems where they are missing', () => {
    expect(problemsOf(`listen: "\${HOST}:80"\n`)).toEqual([
      '1:9 "listen": the environment variable HOST is not set',
    ]);
  });

  it('are never repeated in a problem', () => {
    const [problem] = problemsOf(oneService(`probe: { url: "\${URL}" }`), { URL: 'secret' });
    expect(problem).toBe(`5:23 what \${URL} holds cannot be used as "url"`);
  });

  it('read a secret from the file that a key names', () => {
    const config = load(oneService('probe: { urlFile: url.txt }'), {}, { 'url.txt': 'https://h/?t=1\n' });
    expect(config.services[0]?.objectives[0]?.source).toMatchObject({
      target: { url: 'https://h/?t=1', isSecret: true },
    });
  });

  it('say which file cannot be read, and do not repeat what another holds', () => {
    expect(problemsOf(oneService('probe: { urlFile: none.txt }'))).toEqual([
      '5:27 the file none.txt cannot be read',
    ]);
    expect(problemsOf(oneService('probe: { urlFile: a.txt }'), {}, { 'a.txt': 'secret' })).toEqual([
      '5:27 what a.txt holds cannot be used as "url"',
    ]);
    expect(
      problemsOf(oneService('probe: { url: "http://h/", urlFile: a.txt }'), {}, { 'a.txt': 'http://h/' }),
    ).toEqual(['5:36 give "url" or "urlFile", not both']);
  });
});

describe('problems', () => {
  it('come all at once, top to bottom', () => {
    expect(problemsOf('lisen: :80\nteam: { zone: x }\nservices:\n  - id: a b\n')).toEqual([
      '1:1 unknown key "lisen" in the file; did you mean "listen"?',
      '2:9 unknown key "zone" in team',
      '4:9 "id": "a b" is not an id; use letters, digits, ".", "_" and "-", up to 200 of them',
    ]);
  });

  it('are what an empty text is: so looks a file that is half saved', () => {
    expect(problemsOf('')).toEqual(['1:1 the file is empty']);
    expect(problemsOf('# nothing\n')).toEqual(['1:1 the file is empty']);
  });

  it('say where the YAML itself is broken', () => {
    expect(problemsOf('services:\n  - id: a\n bad\n')[0]).toMatch(/^3:/);
    expect(problemsOf('a: *b\n')).toEqual(['1:4 no anchor is called "b"']);
  });
});

describe('the limits of a scrape', () => {
  const scrape = (limits: string): string =>
    oneService(`scrape: { targets: [http://h/m], limits: ${limits} }`);

  it('are the default ones where they are not named', () => {
    const source = load(scrape('{ samples: 100000 }')).services[0]?.objectives[0]?.source;
    expect(source).toMatchObject({ settings: { limits: { ...defaultScrapeLimits, samples: 100_000 } } });
  });

  it.each([
    ['{ samples: 0 }', '"samples": "0" is not a whole number from 1 to 5000000'],
    ['{ labels: many }', '"labels": "many" is not a whole number from 1 to 1000'],
    ['{ sample: 5 }', 'unknown key "sample" in limits; did you mean "samples"?'],
    ['[5]', '"limits" must be a mapping, not a list'],
  ])('%s is refused with words', (limits, message) => {
    expect(problemsOf(scrape(limits)).join()).toContain(message);
  });
});
