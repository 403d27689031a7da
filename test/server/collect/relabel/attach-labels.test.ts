import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { LabelPair } from '#shared/selector.ts';
import { attachLabels } from '../../../../server/collect/relabel/attach-labels.ts';

type Labels = Readonly<Record<string, string>>;

const attached = (page: Labels, target: Labels, honorLabels: boolean): Labels =>
  Object.fromEntries(attachLabels(Object.entries(page), Object.entries(target), honorLabels));

// From memory of prometheus/prometheus scrape/scrape_test.go (honor labels, resolveConflictingExposedLabels).
it.each<[string, Labels, Labels, boolean, Labels]>([
  ['the target wins', { n1: 'v1', n2: 'v2' }, { n1: 't' }, false, { n1: 't', exported_n1: 'v1', n2: 'v2' }],
  [
    'the page wins where it is honoured',
    { n1: 'v1', n2: 'v2' },
    { n2: 't', n3: 't' },
    true,
    { n1: 'v1', n2: 'v2', n3: 't' },
  ],
  ['an empty label of an honoured page takes the target’s away', { n1: '' }, { n1: 't' }, true, {}],
  ['an empty label of a page gives way without a trace', { foo: '' }, { foo: 'bar' }, false, { foo: 'bar' }],
  [
    'exported_ again where the page has that too',
    { foo: 'bar', exported_foo: 'baz' },
    { foo: 'x' },
    false,
    { foo: 'x', exported_foo: 'baz', exported_exported_foo: 'bar' },
  ],
  [
    'all of a chain gives way',
    { foo: '1', exported_foo: '2', exported_exported_foo: '3' },
    { foo: 'x', exported_foo: 'y' },
    false,
    {
      foo: 'x',
      exported_foo: 'y',
      exported_exported_foo: '3',
      exported_exported_exported_foo: '1',
      exported_exported_exported_exported_foo: '2',
    },
  ],
])('%s', (_, page, target, honorLabels, expected) => {
  expect(attached(page, target, honorLabels)).toEqual(expected);
});

it('never lets a page change a label of its target, and loses no value of the page', () => {
  const labels = fc.dictionary(
    fc.constantFrom('a', 'b', 'exported_a', 'exported_exported_a'),
    fc.constantFrom('1', '2', '3'),
    { noNullPrototype: true },
  );
  fc.assert(
    fc.property(labels, labels, (page, target) => {
      const after = attached(page, target, false);
      expect(after).toMatchObject(target);
      const values = (given: Labels): string[] => Object.values(given).sort();
      expect(values(after)).toEqual([...values(page), ...values(target)].sort());
    }),
  );
});

it('gives labels by name, so that two orders of one set are the same', () => {
  const pairs: LabelPair[] = [
    ['b', '2'],
    ['a', '1'],
  ];
  expect(attachLabels(pairs, [], false)).toEqual([
    ['a', '1'],
    ['b', '2'],
  ]);
});
