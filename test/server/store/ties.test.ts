import { describe, expect, it } from 'vitest';
import type { Page, Store } from '../../../server/store/store.ts';
import { deployment, incident } from '../../shared/metrics/delivery-facts.ts';
import { openAt, temporaryFolder } from './folders.ts';

const NOW = Date.UTC(2026, 0, 5);
const production = ['production', 'live'];
const query = { service: null, fromMs: null, toMs: null, limit: 1, cursor: null };

/** Named in the order that METRICS.md gives deployments of one instant: service, environment, id. */
const tied = [
  deployment('z', NOW, { service: 'cart', environment: 'live' }),
  deployment('a', NOW, { service: 'cart' }),
  deployment('b', NOW, { service: 'cart' }),
  deployment('a', NOW, { service: 'shop' }),
];
const incidents = [
  incident('j', NOW, null, { service: 'cart' }),
  incident('i', NOW, null, { service: 'shop' }),
  incident('j', NOW, null, { service: 'shop' }),
];
const named = ({ service, id }: { service: string; id: string }) => `${service} ${id}`;

/** Every page of a list, one row each. */
function rows<Item extends { service: string; id: string }>(read: (cursor: string | null) => Page<Item>) {
  const found: string[] = [];
  for (let cursor: string | null = null; ; ) {
    const page = read(cursor);
    found.push(...page.items.map(named));
    if (page.next === null) return found;
    cursor = page.next;
  }
}

function shown(tell: (store: Store) => void) {
  const store = openAt(temporaryFolder(), NOW);
  tell(store);
  const { deployments, releases } = store;
  const answer = {
    deployments: rows((cursor) => deployments.list({ ...query, cursor })),
    releases: rows((cursor) => releases.list({ ...query, cursor }, production)),
    incidents: rows((cursor) => store.incidents.list({ ...query, cursor })),
    latest: releases.latest('cart', production, NOW, 9).map(named),
    before: tied.map((each) => releases.before(each)?.id ?? null),
  };
  return answer;
}

describe('what happened in the same millisecond', () => {
  const newestFirst = ['shop a', 'cart b', 'cart a', 'cart z'];
  const expected = {
    deployments: newestFirst,
    releases: newestFirst,
    incidents: ['shop j', 'shop i', 'cart j'],
    latest: ['cart b', 'cart a', 'cart z'],
    // Of each line the one before it: a line is a service and an environment.
    before: [null, null, 'a', null],
  };

  it.each([
    ['told in order', <Fact>(all: readonly Fact[]) => all],
    ['told backwards', <Fact>(all: readonly Fact[]) => all.toReversed()],
  ])('is listed by name, page by page, %s', (_, order) => {
    const answer = shown((store) => {
      for (const each of order(tied)) store.deployments.upsert(each, null);
      for (const each of order(incidents)) store.incidents.upsert(each);
    });
    expect(answer).toEqual(expected);
  });
});
