import { describe, expect, it } from 'vitest';
import type { DiscoveredTarget } from '../../../../server/collect/discovery/discovered-target.ts';
import { createClaims, type FoundTarget } from '../../../../server/collect/scrape/claim-targets.ts';
import { planScrapes } from '../../../../server/collect/scrape/plan-scrapes.ts';
import type { DiscoveryConfig } from '../../../../server/config/discovery-config.ts';
import { defaultScrapeSettings } from '../../../../server/config/scrape-settings.ts';
import { publicTarget } from '../../../../server/public-target.ts';
import { entryOf } from '../discovery/entries.ts';
import { configOf, counted, scrape } from '../rig.ts';

const NOWHERE = { kind: 'static', groups: [] } as const;
const BY_SERVICE = { discovered: { job: null, match: null } };

function found(given: Partial<DiscoveredTarget> = {}, entry: Partial<DiscoveryConfig> = {}): FoundTarget {
  const target: DiscoveredTarget = {
    url: 'http://a:1/metrics',
    address: 'a:1',
    labels: [['service', 's']],
    intervalSeconds: null,
    timeoutSeconds: null,
    fault: null,
    reach: 'public',
    ...given,
  };
  return { target, entry: entryOf(NOWHERE, entry) };
}

function plan(sources: Parameters<typeof configOf>[0], targets: readonly FoundTarget[] = []) {
  const numbers = new Map(Object.keys(sources).map((id, index) => [id, index]));
  const claims = createClaims(targets);
  return planScrapes(configOf(sources), claims, (_, objective) => numbers.get(objective) ?? -1);
}

const pagesOf = (planned: ReturnType<typeof plan>) => [...planned.values()].map(({ page }) => page);

describe('a plan of scrapes', () => {
  it('asks a discovered target as far inside as whoever named it may send us, and as its entry says', () => {
    const settings = { ...defaultScrapeSettings, honorLabels: true };
    const [page] = pagesOf(plan({ up: scrape([], BY_SERVICE) }, [found({}, { settings })]));
    expect(page).toMatchObject({ reach: 'public', settings: { honorLabels: true }, intervalSeconds: 15 });
    expect(pagesOf(plan({ up: scrape(['http://a:1/metrics']) }))).toMatchObject([{ reach: 'self' }]);
  });

  it('takes the interval from the target, else from its entry, else from the objective', () => {
    const timed = { intervalSeconds: 30, timeoutSeconds: 20 };
    const intervals = (one: FoundTarget) =>
      pagesOf(plan({ up: scrape([], BY_SERVICE) }, [one])).map(({ intervalSeconds, timeoutSeconds }) => [
        intervalSeconds,
        timeoutSeconds,
      ]);
    expect(intervals(found({ intervalSeconds: 5 }, timed))).toEqual([[5, 5]]);
    expect(intervals(found({}, timed))).toEqual([[30, 20]]);
    expect(intervals(found())).toEqual([[15, 10]]);
  });

  it('reads one page for all objectives that read it in the same way', () => {
    const sources = {
      a: scrape([], { ...counted('r', 'bad', 'r'), ...BY_SERVICE }),
      up: scrape([], BY_SERVICE),
      slow: scrape([], { ...BY_SERVICE, intervalSeconds: 60 }),
    };
    const wishes = [...plan(sources, [found()]).values()].map((scraped) =>
      scraped.wishes.map(({ sliId }) => sliId),
    );
    expect(wishes).toEqual([[0, 1], [2]]);
  });

  it('knows a page by the same key while nothing of it changes, whatever else comes', () => {
    const sources = { up: scrape([], BY_SERVICE) };
    const other = found({ url: 'http://b:1/metrics' });
    const keys = (targets: readonly FoundTarget[]) => [...plan(sources, targets).keys()];
    expect(keys([other, found()])).toContain(keys([found()])[0]);
    expect(
      keys([
        found({
          labels: [
            ['service', 's'],
            ['x', 'y'],
          ],
        }),
      ]),
    ).not.toEqual(keys([found()]));
  });

  it('scrapes a target that two entries give once, as the first of them says', () => {
    const first = found({}, { intervalSeconds: 30 });
    const second = found(
      {},
      { intervalSeconds: 5, settings: { ...defaultScrapeSettings, honorLabels: true } },
    );
    const planned = [...plan({ up: scrape([], BY_SERVICE) }, [first, second]).values()];
    expect(planned).toMatchObject([
      { page: { intervalSeconds: 30 }, wishes: [{ sliId: 0, target: 'http://a:1/metrics' }] },
    ]);
  });

  it('names targets of one address by their labels, and says neither labels nor secrets in the name', () => {
    const labelled = (zone: string) =>
      found({
        labels: [
          ['service', 's'],
          ['zone', zone],
        ],
      });
    const sources = { up: scrape(['http://bob:hunter2@b:1/?token=hunter2'], BY_SERVICE) };
    const names = [...plan(sources, [labelled('hunter2'), labelled('b')]).values()].flatMap(({ wishes }) =>
      wishes.map(({ target }) => target),
    );
    expect(new Set(names).size).toBe(3);
    expect(names.join()).not.toContain('hunter2');
    expect(names.map(publicTarget)).toEqual([
      'http://b:1/?token=…',
      'http://a:1/metrics',
      'http://a:1/metrics',
    ]);
  });
});
