import { describe, expect, it } from 'vitest';
import { isProduction } from '#shared/production.ts';
import { change, deployment } from '../../shared/metrics/delivery-facts.ts';
import { openAt, temporaryFolder } from './folders.ts';

const NOW = Date.UTC(2026, 0, 5);
const MINUTE = 60_000;
const query = { service: null, fromMs: null, toMs: null, limit: 9, cursor: null };

describe('an environment that a sender writes in other capitals than the configuration', () => {
  // GitHub's and GitLab's own spelling, the configuration's default, and two that are none of it.
  const names = ['Production', 'PRODUCTION', 'production', 'staging', 'ünlive'];
  const production = ['production', 'ÜNLIVE'];
  const counting = ['Production', 'PRODUCTION', 'production'];

  it('counts as production wherever the store is asked, and keeps its name', () => {
    const store = openAt(temporaryFolder(), NOW);
    for (const [place, environment] of names.entries()) {
      const [id, service] = [environment, 'checkout'];
      store.deployments.upsert(deployment(id, NOW + place * MINUTE, { environment, service }), [
        change('a'.repeat(40), id, NOW, { environment, service }),
      ]);
    }
    const facts = store.deployments.facts('checkout', production);
    expect(facts.deployments.map(({ environment }) => environment)).toEqual(counting);
    expect(facts.changes.map(({ environment }) => environment)).toEqual(counting);
    const columns = store.deliveryColumns;
    const lean = columns.deployments('checkout', production, null, 9).deployments;
    expect(lean.map(({ id }) => id)).toEqual(counting);
    const latestFirst = counting.toReversed();
    expect(store.releases.list(query, production).items.map(({ id }) => id)).toEqual(latestFirst);
    expect(store.releases.latest(null, production, NOW + 9 * MINUTE, 9).map(({ id }) => id)).toEqual(
      latestFirst,
    );
    const lines = store.changeLines.from('checkout', NOW, production, 9);
    expect(lines.filter(({ isCounted }) => isCounted).map(({ id }) => id)).toEqual(counting);
    expect(store.changeLines.carried('checkout', ['PrOd', 'PRODUCTION'], ['a'.repeat(40)]).size).toBe(1);
  });

  it('is told apart as the store does', () => {
    expect(names.filter((name) => isProduction(name, production))).toEqual(counting);
  });
});
