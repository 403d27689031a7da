import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readTargetList } from '../../../../server/collect/discovery/read-target-list.ts';

const FIXTURES = fileURLToPath(
  new URL('../../../../../shared/fixtures/service-discovery/file_sd/', import.meta.url),
);

const plain = [
  { targets: ['localhost:9090', 'example.org:443'], labels: { foo: 'bar' } },
  { targets: ['my.domain'], labels: {} },
];

describe.skipIf(!existsSync(FIXTURES))('the lists that Prometheus is tested with', () => {
  it.each([
    ['valid.json', plain],
    ['valid.yml', plain],
    [
      'valid2.yml',
      [
        { targets: ['my.domain'], labels: {} },
        { targets: ['localhost:9090'], labels: { foo: 'bar', fred: 'baz' } },
        { targets: ['example.org:443'], labels: { scheme: 'https' } },
      ],
    ],
  ])('%s is read', (name, groups) => {
    const format = name.endsWith('.json') ? 'json' : 'yaml';
    expect(readTargetList(readFileSync(FIXTURES + name, 'utf8'), format)).toEqual(groups);
  });

  it('invalid_nil.json is refused', () => {
    const text = readFileSync(`${FIXTURES}invalid_nil.json`, 'utf8');
    expect(() => readTargetList(text, 'json')).toThrow('entry 2 is no group of targets');
  });
});

describe('a list of targets', () => {
  it('may be empty', () => {
    expect(readTargetList('[]', 'json')).toEqual([]);
  });

  it('leaves a label of YAML as it is written', () => {
    expect(readTargetList('- targets: [a:1]\n  labels: { version: 1.10, on: yes }\n', 'yaml')).toEqual([
      { targets: ['a:1'], labels: { version: '1.10', on: 'yes' } },
    ]);
  });

  // All of these pass Debian's `promtool check config` as lists of file_sd (2.42, seen on 2026-11-22).
  it.each([
    ['yaml', '', []],
    ['yaml', '# none yet\n', []],
    ['json', 'null', []],
    ['json', '[{"targets":null,"labels":null}]', [{ targets: [], labels: {} }]],
    ['yaml', '- targets:\n  labels: {a: b}\n', [{ targets: [], labels: { a: 'b' } }]],
    ['yaml', '- targets: [a:1]\n  labels:\n', [{ targets: ['a:1'], labels: {} }]],
    [
      'yaml',
      '- targets: [a:1]\n  labels: {a: ~, b: null, c: "~"}\n',
      [{ targets: ['a:1'], labels: { c: '~' } }],
    ],
    [
      'yaml',
      '- labels: &all {b: c}\n- targets: [b:1]\n  labels: {<<: *all, d: e}\n',
      [
        { targets: [], labels: { b: 'c' } },
        { targets: ['b:1'], labels: { b: 'c', d: 'e' } },
      ],
    ],
  ] as const)('may leave things out, in %s: %j', (format, text, groups) => {
    expect(readTargetList(text, format)).toEqual(groups);
  });

  it('has no target that is nothing', () => {
    expect(() => readTargetList('- targets: [a:1, ~]\n', 'yaml')).toThrow('the targets of entry 1');
  });

  it.each([
    ['', 'it is no JSON'],
    ['[{"targets":["a:1"]}', 'it is no JSON'],
    ['{"targets":["a:1"]}', 'it is no list'],
    ['[["a:1"]]', 'entry 1 is no group of targets'],
    ['[{"targets":"a:1"}]', 'the targets of entry 1 are no list of texts'],
    ['[{"targets":[1]}]', 'the targets of entry 1 are no list of texts'],
    ['[{"targets":[],"label":{}}]', 'entry 1 has more than "targets" and "labels"'],
    ['[{"targets":[],"labels":[]}]', 'the labels of entry 1 are no mapping'],
    ['[{"targets":[],"labels":{"a":1}}]', 'a label of entry 1 is no text'],
    ['[{"targets":[],"labels":{"":"a"}}]', 'entry 1 has a label without a name'],
    ['[{"targets":[],"labels":{"a":"\\ud800"}}]', 'a label of entry 1 is no text'],
  ])('is refused as a whole: %s', (text, detail) => {
    expect(() => readTargetList(text, 'json')).toThrow(detail);
  });

  it('is refused beyond 50,000 targets', () => {
    const text = JSON.stringify([{ targets: Array.from({ length: 50_001 }, (_, index) => `a:${index}`) }]);
    expect(() => readTargetList(text, 'json')).toThrow('it holds 50001 targets; 50000 are read at most');
  });

  it('is refused where aliases make a small text a large one', () => {
    const bomb = ['a: &a [x:1, x:2]', 'b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]'];
    for (const [name, before] of ['cb', 'dc', 'ed', 'fe', 'gf'].map((pair) => [...pair]))
      bomb.push(`${name}: &${name} [${Array.from({ length: 9 }, () => `*${before}`).join(', ')}]`);
    expect(() => readTargetList(bomb.join('\n'), 'yaml')).toThrow('it is no YAML');
  });
});
