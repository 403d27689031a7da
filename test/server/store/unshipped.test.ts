import { expect, it } from 'vitest';
import type { UnshippedChange } from '#shared/facts.ts';
import { openAt, temporaryFolder } from './folders.ts';

const NOW = Date.UTC(2026, 0, 5);

const change = (sha: string, over: Partial<UnshippedChange> = {}): UnshippedChange => ({
  service: 'shop',
  repository: 'r',
  sha,
  committedAtMs: NOW,
  mergedAtMs: NOW,
  parentCount: 1,
  message: null,
  pullRequest: null,
  ...over,
});

it('what waits is replaced as a whole, and nothing waiting is told from not known', async () => {
  const store = openAt(temporaryFolder(), NOW);
  const before = store.changeNumber();
  expect(store.unshipped.knownServices()).toEqual([]);
  store.unshipped.replace('shop', [change('b'), change('a', { mergedAtMs: NOW + 1 })], null);
  expect(store.unshipped.facts('shop').map(({ sha }) => sha)).toEqual(['b', 'a']);
  const after = store.changeNumber();
  expect(after).toBeGreaterThan(before);
  store.unshipped.replace('shop', [change('a', { mergedAtMs: NOW + 1 }), change('b')], null);
  expect(store.changeNumber()).toBe(after);
  store.unshipped.replace('shop', [], null);
  store.unshipped.replace('till', null, 'range-gap');
  expect(store.unshipped.facts(null)).toEqual([]);
  expect(store.unshipped.knownServices()).toEqual(['shop']);
  expect(store.unshipped.problemOf('till')).toBe('range-gap');
  expect(store.unshipped.problemOf('shop')).toBeNull();
});
