import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { load, problemsOf } from './load.ts';

const hooks = (text: string): string => `services:\n  - { id: press, aka: [presse] }\nhooks:\n${text}`;
const one = (text: string): string => hooks(`  a: ${text}\n`);

describe('hooks', () => {
  it('need no more than a kind', () => {
    expect(load(one('{ kind: github }')).hooks).toEqual([
      {
        name: 'a',
        kind: 'github',
        secrets: [],
        tokens: [],
        header: null,
        service: null,
        serviceFrom: [],
        environment: null,
        severity: {},
        incidentLabels: ['incident'],
        deploymentsFrom: ['deployment'],
        pipelines: [],
        mapping: null,
      },
    ]);
    expect(load('services: []\n').hooks).toEqual([]);
  });

  it('take everything else', () => {
    const [hook] = load(
      one(
        '{ kind: gitlab, secrets: [old, new], token: t, header: X-Argo, service: presse, serviceFrom: [/labels/service, ""], environment: live, severity: { P1: 1, Minor: 4 }, incidentLabels: [outage], deployments: [pipeline, release], pipelines: [deploy] }',
      ),
    ).hooks;
    expect(hook).toMatchObject({
      secrets: ['old', 'new'],
      tokens: ['t'],
      header: 'x-argo',
      // By its id, whichever of its names was given.
      service: 'press',
      serviceFrom: ['/labels/service', ''],
      environment: 'live',
      severity: { p1: 1, minor: 4 },
      incidentLabels: ['outage'],
      deploymentsFrom: ['pipeline', 'release'],
      pipelines: ['deploy'],
    });
  });

  it('take secrets from files and variables', () => {
    const text = hooks(
      '  a: { kind: github, secretFile: s }\n  b: { kind: alertmanager, token: "$' + '{T}" }\n',
    );
    const { hooks: read } = load(text, { T: 'from-variable' }, { s: 'from-file\n' });
    expect(read.map(({ secrets, tokens }) => [secrets, tokens])).toEqual([
      [['from-file'], []],
      [[], ['from-variable']],
    ]);
  });

  it('of the kind generic say what a body means', () => {
    const text = `${one('{ kind: generic, token: t,')}      mapping: { kind: incident, items: /alarms, when: { /type: alarm, /on: [a, b] },\n        fields: { id: /id, service: =press, step: /state }, values: { step: { ON: opened, OFF: resolved } } } }\n`;
    expect(load(text).hooks[0]?.mapping).toEqual({
      kind: 'incident',
      items: '/alarms',
      when: { '/type': ['alarm'], '/on': ['a', 'b'] },
      fields: { id: '/id', service: '=press', step: '/state' },
      values: { step: { ON: 'opened', OFF: 'resolved' } },
    });
  });

  // Line 4 is the hook's; the columns are those of the words that are wrong.
  it.each([
    ['{ kind: githup }', '4:14 "kind": no kind of sender is called "githup"; did you mean "github"?'],
    ['{ secret: x }', '4:6 the hook "a" needs a "kind"'],
    [
      '{ kind: github, secrets: [a, b, c] }',
      '4:31 "secrets" holds one or 2 of them, the new one beside the old',
    ],
    ['{ kind: github, secrets: [] }', '4:31 "secrets" holds one or 2 of them, the new one beside the old'],
    ['{ kind: github, secret: "" }', '4:30 "secret": it is empty, and would prove nothing'],
    ['{ kind: jenkins, tokens: [" "] }', '4:32 "tokens[0]": it is empty, and would prove nothing'],
    ['{ kind: github, secret: a, secrets: [b] }', '4:33 give "secret" or "secrets", not both'],
    ['{ kind: github, header: X-A }', '4:22 "header" says where a "token" stands: give one'],
    // GitHub's documentation of webhooks has a secret to sign with, and no header of one's own.
    [
      '{ kind: github, token: t }',
      '4:22 "token": a sender of the kind "github" shows no token, it signs: give a "secret"',
    ],
    [
      '{ kind: github, secret: s, tokens: [t] }',
      '4:33 "tokens": a sender of the kind "github" shows no token, it signs: give a "secret"',
    ],
    ['{ kind: github, service: pres }', '4:31 "service": no service is called "pres"; did you mean "press"?'],
    [
      '{ kind: github, serviceFrom: [labels/service] }',
      '4:36 "serviceFrom[0]": "labels/service" is not a JSON pointer such as /labels/service',
    ],
    ['{ kind: github, severity: { high: 5 } }', '4:40 "high": "5" is not 1, 2, 3 or 4; 1 is the worst'],
    [
      '{ kind: github, deployments: [builds] }',
      '4:36 "deployments[0]": "builds" is none of deployment, pipeline, release',
    ],
    ['{ kind: github, secrte: x }', '4:22 unknown key "secrte" in a; did you mean "secret"?'],
    [
      '{ kind: github, mapping: { kind: incident } }',
      '4:22 a hook of the kind "github" knows its payloads: "mapping" is for generic ones',
    ],
    ['{ kind: generic }', '4:6 a generic hook needs a "mapping"'],
    [
      '{ kind: generic, mapping: { kind: incident, fields: { title: /t } } }',
      '4:32 "mapping" needs "fields" with an "id"',
    ],
    [
      '{ kind: generic, mapping: { kind: incident, fields: { id: id } } }',
      '4:64 "id": "id" is neither a JSON pointer such as /data/id nor a value such as =production',
    ],
    [
      '{ kind: generic, mapping: { kind: incident, fields: { id: /id, tilte: /t } } }',
      '4:69 unknown key "tilte" in fields; did you mean "title"? There are id, service, step, at, title, severity, kind, startedAt, detectedAt, detectedBy, reportedAt, resolvedAt, causedByDeployment, causedBySha, duplicateOf, url for incidents',
    ],
    [
      '{ kind: generic, mapping: { kind: deployment, fields: { id: /id, result: /r } } }',
      '4:71 unknown key "result" in fields. There are id, service, environment, step, at, startedAt, finishedAt, version, sha, previousSha, ref, repository, automated, unplanned, fixesIncident, rollbackOf, url for deployments',
    ],
  ])('%s is refused: %s', (text, problem) => {
    expect(problemsOf(one(text))).toEqual([problem]);
  });

  it('cannot be called what an address cannot hold, nor what the API is called', () => {
    expect(problemsOf(hooks('  api: { kind: github }\n'))[0]).toMatch(/^4:3 "api" is who calls the API/);
    expect(problemsOf(hooks('  a/b: { kind: github }\n'))[0]).toMatch(/^4:3 "a\/b" is not an id/);
  });

  it('never repeat a secret', () => {
    const said = problemsOf(
      one('{ kind: github, secrets: [hunter2, hunter3, hunter4], token: hunter5, tokens: [hunter6] }'),
    ).join();
    expect(said).not.toContain('hunter');
    expect(said).toContain('secrets');
  });
});

describe('the example', () => {
  it('has a section of hooks that is true once it is no comment any more', () => {
    const lines = readFileSync(new URL('../../../andon.example.yaml', import.meta.url), 'utf8').split('\n');
    const begin = lines.indexOf('# hooks:');
    const end = lines.findIndex((line, index) => index > begin && !line.startsWith('#'));
    const section = lines.slice(begin, end).map((line) => line.replace(/^# ?/, ''));
    const services = 'services: [{ id: work-orders }, { id: erp-sync }]\n';
    const environment = Object.fromEntries(
      [...section.join().matchAll(/\$\{(\w+)\}/g)].map(([, name]) => [name ?? '', 'x']),
    );
    const { hooks: read } = load(services + section.join('\n'), environment, { 'secrets/alerts': 'x' });
    expect(read.map(({ name }) => name)).toEqual([
      'github',
      'alerts',
      'old-pager',
      'status',
      'press',
      'packer',
    ]);
  });
});
