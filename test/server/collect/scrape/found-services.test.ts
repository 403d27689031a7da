import { describe, expect, it } from 'vitest';
import type { DiscoveredTarget } from '../../../../server/collect/discovery/discovered-target.ts';
import { claimAll, type FoundTarget } from '../../../../server/collect/scrape/claim-targets.ts';
import { foundServices } from '../../../../server/collect/scrape/found-services.ts';
import type { DiscoveryConfig } from '../../../../server/config/discovery-config.ts';
import { entryOf } from '../discovery/entries.ts';
import { configOf, scrape } from '../rig.ts';

const { services } = configOf({ up: scrape([], { discovered: { job: null, match: null } }) });

function found(labels: Record<string, string>, entry: Partial<DiscoveryConfig> = {}): FoundTarget {
  const target: DiscoveredTarget = {
    url: 'http://a:1/metrics',
    address: 'a:1',
    labels: Object.entries(labels),
    intervalSeconds: null,
    timeoutSeconds: null,
    fault: null,
    reach: 'public',
  };
  return { target, entry: entryOf({ kind: 'static', groups: [] }, entry) };
}

const idsOf = (...targets: readonly FoundTarget[]) => foundServices(targets, services).map(({ id }) => id);

describe('services that discovery finds', () => {
  it('are those that targets name by label service, or else by a job of their own', () => {
    const targets = [found({ service: 'orders', job: 'node' }), found({ job: 'api' })];
    expect(idsOf(...targets)).toEqual(['api', 'orders']);
  });

  it('are none where the target names a configured service, by its id or another name', () => {
    const [known] = services;
    const aka = known === undefined ? [] : [{ ...known, aka: ['shop'], objectives: [] }];
    const targets = [found({ service: 's' }), found({ service: 'shop' })];
    expect(foundServices(targets, aka)).toEqual([]);
  });

  it('are none where nothing is named, or nothing that can be an id', () => {
    const unnamed = found({ job: 'discovered' });
    expect(idsOf(unnamed, found({}), found({ service: '../x' }), found({ service: 'all' }))).toEqual([]);
  });

  it('owe as many observations as the slowest of their targets makes', () => {
    const targets = [found({ job: 'api' }), found({ job: 'api' }, { intervalSeconds: 60 })];
    const [api] = foundServices(targets, services);
    expect(api?.objectives).toMatchObject([
      { id: 'reachability', source: { indicator: { kind: 'up' }, intervalSeconds: 60, timeoutSeconds: 10 } },
    ]);
  });

  it('are none of a job of which an objective scrapes a target: what it leaves is left on purpose', () => {
    const some = configOf({ up: scrape([], { discovered: { job: 'node', match: 'line="2"' } }) }).services;
    const targets = [found({ job: 'node', line: '2' }), found({ job: 'node' })];
    expect(foundServices(targets, some)).toEqual([]);
  });

  it('claim by job only the targets that name no service', () => {
    const targets = [found({ job: 'api' }), found({ job: 'api', service: 'orders' })];
    const all = foundServices(targets, services);
    expect(all.map(({ id }) => id)).toEqual(['api', 'orders']);
    expect(claimAll(all, targets)).toEqual([]);
    expect(all[0]?.objectives[0]?.source).toMatchObject({ discovered: { job: 'api', match: 'service=""' } });
  });
});
