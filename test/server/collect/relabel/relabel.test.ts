// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of Go
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRelabel } from '../../../../server/collect/relabel/relabel.ts';
import { defaultRelabelRule, type RelabelRule } from '../../../../server/config/relabel-rule.ts';

const rule = (given: Partial<RelabelRule>): RelabelRule => ({ ...defaultRelabelRule, ...given });

type Labels = Readonly<Record<string, string>>;

function relabel(labels: Labels, ...rules: readonly Partial<RelabelRule>[]): Labels | null {
  const after = createRelabel(rules.map(rule))(Object.entries(labels));
  return after === null ? null : Object.fromEntries(after);
}

/** From memory of prometheus/prometheus model/relabel/relabel_test.go. */
const KNOWN: readonly (readonly [
  title: string,
  before: Labels,
  rules: Partial<RelabelRule>[],
  after: Labels | null,
])[] = [
  [
    'a part of one label becomes another',
    { a: 'foo', b: 'bar', c: 'baz' },
    [{ sourceLabels: ['a'], regex: 'f(.*)', targetLabel: 'd', replacement: 'ch${1}-ch${1}' }],
    { a: 'foo', b: 'bar', c: 'baz', d: 'choo-choo' },
  ],
  [
    'a later rule sees what an earlier one made',
    { a: 'foo', b: 'bar', c: 'baz' },
    [
      { sourceLabels: ['a', 'b'], regex: 'f(.*);(.*)r', targetLabel: 'a', replacement: 'b${1}${2}m' },
      { sourceLabels: ['c', 'a'], regex: '(b).*b(.*)ba(.*)', targetLabel: 'd', replacement: '$1$2$2$3' },
    ],
    { a: 'boobam', b: 'bar', c: 'baz', d: 'boooom' },
  ],
  [
    'what is dropped stays dropped',
    { a: 'foo' },
    [
      { sourceLabels: ['a'], regex: '.*o.*', action: 'drop' },
      { sourceLabels: ['a'], regex: 'f(.*)', targetLabel: 'd', replacement: 'ch$1-ch$1' },
    ],
    null,
  ],
  [
    'drop, matching',
    { a: 'foo', b: 'bar', c: 'baz' },
    [{ sourceLabels: ['a'], regex: '.*o.*', action: 'drop' }],
    null,
  ],
  [
    'a pattern is anchored at both ends',
    { a: 'abc' },
    [{ sourceLabels: ['a'], regex: '(b)', targetLabel: 'd', separator: ';', replacement: '$1' }],
    { a: 'abc' },
  ],
  [
    'drop, no match',
    { a: 'foo' },
    [{ sourceLabels: ['a'], regex: 'no-match', action: 'drop' }],
    { a: 'foo' },
  ],
  [
    'drop, only a part matches',
    { a: 'foo' },
    [{ sourceLabels: ['a'], regex: 'f|o', action: 'drop' }],
    { a: 'foo' },
  ],
  ['keep, no match', { a: 'foo' }, [{ sourceLabels: ['a'], regex: 'no-match', action: 'keep' }], null],
  ['keep, matching', { a: 'foo' }, [{ sourceLabels: ['a'], regex: 'f.*', action: 'keep' }], { a: 'foo' }],
  [
    'nothing is replaced where nothing matches',
    { a: 'boo' },
    [{ sourceLabels: ['a'], regex: 'f', targetLabel: 'b', replacement: 'bar' }],
    { a: 'boo' },
  ],
  [
    'an empty replacement takes a label away',
    { a: 'foo', f: 'baz' },
    [{ sourceLabels: ['a'], regex: '(f).*', targetLabel: '$1', replacement: '' }],
    { a: 'foo' },
  ],
  [
    'the target label may be a template',
    { a: 'some-name-value' },
    [{ sourceLabels: ['a'], regex: 'some-([^-]+)-([^,]+)', targetLabel: '${1}', replacement: '${2}' }],
    { a: 'some-name-value', name: 'value' },
  ],
  [
    'a target label without a name is none',
    { a: 'some-name-value' },
    [{ sourceLabels: ['a'], regex: 'some-([^-]+)-([^,]+)', targetLabel: '${3}', replacement: '${2}' }],
    { a: 'some-name-value' },
  ],
  [
    'hashmod',
    { a: 'foo', b: 'bar', c: 'baz' },
    [{ sourceLabels: ['c'], targetLabel: 'd', action: 'hashmod', modulus: 1000 }],
    { a: 'foo', b: 'bar', c: 'baz', d: '976' },
  ],
  [
    'hashmod of a text of two lines',
    { a: 'foo\nbar' },
    [{ sourceLabels: ['a'], targetLabel: 'b', action: 'hashmod', modulus: 1000 }],
    { a: 'foo\nbar', b: '734' },
  ],
  [
    'labelmap',
    { a: 'foo', b1: 'bar', b2: 'baz' },
    [{ regex: '(b.*)', replacement: 'bar_${1}', action: 'labelmap' }],
    { a: 'foo', b1: 'bar', b2: 'baz', bar_b1: 'bar', bar_b2: 'baz' },
  ],
  [
    'labelmap takes a part of the name',
    { a: 'foo', __meta_my_bar: 'aaa', __meta_my_baz: 'bbb', __meta_other: 'ccc' },
    [{ regex: '__meta_(my.*)', replacement: '${1}', action: 'labelmap' }],
    {
      a: 'foo',
      __meta_my_bar: 'aaa',
      __meta_my_baz: 'bbb',
      __meta_other: 'ccc',
      my_bar: 'aaa',
      my_baz: 'bbb',
    },
  ],
  ['labeldrop', { a: 'foo', b1: 'bar', b2: 'baz' }, [{ regex: '(b.*)', action: 'labeldrop' }], { a: 'foo' }],
  ['labelkeep', { a: 'foo', b1: 'bar' }, [{ regex: '(b.*)', action: 'labelkeep' }], { b1: 'bar' }],
  [
    'lowercase and uppercase',
    { foo: 'bAr123Foo' },
    [
      { sourceLabels: ['foo'], targetLabel: 'foo_uppercase', action: 'uppercase' },
      { sourceLabels: ['foo'], targetLabel: 'foo_lowercase', action: 'lowercase' },
    ],
    { foo: 'bAr123Foo', foo_lowercase: 'bar123foo', foo_uppercase: 'BAR123FOO' },
  ],
  [
    'keepequal, equal',
    { __tmp_port: '1234', __port1: '1234', __port2: '5678' },
    [{ sourceLabels: ['__tmp_port'], targetLabel: '__port1', action: 'keepequal' }],
    { __tmp_port: '1234', __port1: '1234', __port2: '5678' },
  ],
  [
    'keepequal, not equal',
    { __tmp_port: '1234', __port1: '1234', __port2: '5678' },
    [{ sourceLabels: ['__tmp_port'], targetLabel: '__port2', action: 'keepequal' }],
    null,
  ],
  [
    'dropequal, equal',
    { __tmp_port: '1234', __port1: '1234' },
    [{ sourceLabels: ['__tmp_port'], targetLabel: '__port1', action: 'dropequal' }],
    null,
  ],
  [
    'dropequal, not equal',
    { __tmp_port: '1234', __port2: '5678' },
    [{ sourceLabels: ['__tmp_port'], targetLabel: '__port2', action: 'dropequal' }],
    { __tmp_port: '1234', __port2: '5678' },
  ],
  [
    'a name beyond ASCII',
    { a: 'line1\nline2', b: 'bar' },
    [{ sourceLabels: ['a'], targetLabel: '설비.줄', regex: 'line1.*line2', replacement: 'match' }],
    { a: 'line1\nline2', b: 'bar', '설비.줄': 'match' },
  ],
];

const labelsArbitrary = fc.dictionary(
  fc.constantFrom('a', 'ab', 'b', 'ba', 'job', '__meta_x'),
  fc.constantFrom('', 'a', 'x1', 'foo', '설비'),
  { noNullPrototype: true },
);
const regexArbitrary = fc.constantFrom('', 'a', 'a.*', '(x)(\\d)', 'foo|a', '.*', '(?:b|job)', '설.');

describe('relabelling', () => {
  it.each(KNOWN)('does as Prometheus: %s', (_, before, rules, after) => {
    expect(relabel(before, ...rules)).toEqual(after);
  });

  it('keep and drop with one pattern part everything between them', () => {
    fc.assert(
      fc.property(labelsArbitrary, regexArbitrary, (labels, regex) => {
        const kept = relabel(labels, { action: 'keep', sourceLabels: ['a', 'b'], regex });
        const left = relabel(labels, { action: 'drop', sourceLabels: ['a', 'b'], regex });
        expect([kept, left].filter((answer) => answer === null)).toHaveLength(1);
      }),
    );
  });

  it('labeldrop leaves nothing to labelkeep with the same pattern, and together they lose nothing', () => {
    fc.assert(
      fc.property(labelsArbitrary, regexArbitrary, (labels, regex) => {
        const dropped = relabel(labels, { action: 'labeldrop', regex });
        const kept = relabel(labels, { action: 'labelkeep', regex });
        expect(relabel(dropped ?? {}, { action: 'labelkeep', regex })).toEqual({});
        expect({ ...dropped, ...kept }).toEqual(relabel(labels));
      }),
    );
  });

  it('never leaves a label without a value, and does the same again', () => {
    fc.assert(
      fc.property(labelsArbitrary, regexArbitrary, (labels, regex) => {
        const rules = [{ sourceLabels: ['a'], regex, targetLabel: 'b', replacement: '$1' }];
        const once = relabel(labels, ...rules);
        expect(Object.values(once ?? {})).not.toContain('');
        expect(relabel(labels, ...rules)).toEqual(once);
      }),
    );
  });

  it('takes patterns that other engines never end with, and long ones, in linear time', () => {
    const hard = { action: 'keep', sourceLabels: ['a'], regex: '(a+)+$' } as const;
    expect(relabel({ a: `${'a'.repeat(20_000)}b` }, hard)).toBeNull();
    const long = { action: 'keep', sourceLabels: ['a'], regex: '.*x'.repeat(3_400) } as const;
    expect(relabel({ a: 'y'.repeat(1_000) }, long)).toBeNull();
  });
});
