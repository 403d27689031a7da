import type { ServiceConfig } from '../../config/config.ts';
import { unnamedJob } from '../../config/discovery-config.ts';
import { findServiceAmong } from '../../config/running-config.ts';
import { defaultScrapeSettings } from '../../config/scrape-settings.ts';
import { defaultScrapeTiming } from '../../config/scrape-timing.ts';
import { isServiceId } from '../../config/service-id.ts';
import { claimAll, type FoundTarget, labelOf } from './claim-targets.ts';

/** A list that names something new at each reading must not fill the board. */
const MOST_FOUND_SERVICES = 1_000;

/** @returns '' where a target says nothing of where it belongs */
function serviceNamedBy(found: FoundTarget, takenJobs: ReadonlySet<string>): string {
  const job = labelOf(found, 'job');
  return labelOf(found, 'service') || (takenJobs.has(job) ? '' : job);
}

function toService(id: string, found: readonly FoundTarget[]): ServiceConfig {
  const intervals = found.map(
    ({ entry, target }) =>
      target.intervalSeconds ?? entry.intervalSeconds ?? defaultScrapeTiming.intervalSeconds,
  );
  // The slowest: no observation is owed that nobody makes.
  const intervalSeconds = Math.max(...intervals);
  const isNamed = found.some((one) => labelOf(one, 'service') === id);
  return {
    id,
    name: { en: id, ko: id },
    group: null,
    owner: null,
    repository: null,
    branch: null,
    paths: [],
    releases: null,
    aka: [],
    dependsOn: [],
    objectives: [
      {
        id: 'reachability',
        minimumEvents: null,
        source: {
          kind: 'scrape',
          targets: [],
          discovered: isNamed ? { job: null, match: null } : { job: id, match: 'service=""' },
          intervalSeconds,
          timeoutSeconds: Math.min(defaultScrapeTiming.timeoutSeconds, intervalSeconds),
          indicator: { kind: 'up' },
          settings: defaultScrapeSettings,
        },
      },
    ],
  };
}

/**
 * Services that nobody configured and that discovered targets name by their label `service`, or else by a `job` of
 * their own: each with its reachability, so that what is found is on the board. A job of which some objective scrapes a target
 * is taken care of: what is left of it is left on purpose. Sorted by id.
 *
 * @param configured a target that names one of these is left to its objectives
 */
export function foundServices(
  found: readonly FoundTarget[],
  configured: readonly ServiceConfig[],
): readonly ServiceConfig[] {
  const unclaimed = claimAll(configured, found);
  const left = new Set(unclaimed);
  const claimed = found.filter((one) => !left.has(one));
  const takenJobs = new Set([unnamedJob, ...claimed.map((one) => labelOf(one, 'job'))]);
  const byName = Map.groupBy(unclaimed, (one) => serviceNamedBy(one, takenJobs));
  return [...byName]
    .filter(([name]) => isServiceId(name) && findServiceAmong(configured, name) === null)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .slice(0, MOST_FOUND_SERVICES)
    .map(([name, found]) => toService(name, found));
}
