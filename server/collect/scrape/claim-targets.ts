import { matchesLabels, parseMatchers } from '#shared/selector.ts';
import type { DiscoveredTargets, ServiceConfig } from '../../config/config.ts';
import type { DiscoveryConfig } from '../../config/discovery-config.ts';
import type { DiscoveredTarget } from '../discovery/discovered-target.ts';

/** A discovered target with the entry that gives it. */
export interface FoundTarget {
  readonly entry: DiscoveryConfig;
  readonly target: DiscoveredTarget;
}

/** Which of the discovered targets belong to whom. */
export interface Claims {
  claim(service: ServiceConfig, discovered: DiscoveredTargets): readonly FoundTarget[];
  /** Those that nobody claimed until now. */
  unclaimed(): readonly FoundTarget[];
}

/** The value of a label; '' where there is none. */
export function labelOf({ target }: FoundTarget, name: string): string {
  return target.labels.find(([label]) => label === name)?.[1] ?? '';
}

export function createClaims(found: readonly FoundTarget[]): Claims {
  const ofService = Map.groupBy(found, (one) => labelOf(one, 'service'));
  const ofJob = Map.groupBy(found, (one) => labelOf(one, 'job'));
  const unclaimed = new Set(found.map(({ target }) => target));

  function candidates(service: ServiceConfig, { job, match }: DiscoveredTargets): readonly FoundTarget[] {
    if (job !== null) return ofJob.get(job) ?? [];
    if (match !== null) return found;
    return [service.id, ...service.aka].flatMap((name) => ofService.get(name) ?? []);
  }

  return {
    claim(service, discovered) {
      const matchers = parseMatchers(discovered.match ?? '');
      const claimed = candidates(service, discovered).filter(({ target }) =>
        matchesLabels({ matchers }, target.labels),
      );
      for (const { target } of claimed) unclaimed.delete(target);
      return claimed;
    },
    unclaimed: () => found.filter(({ target }) => unclaimed.has(target)),
  };
}

/** The targets that are left when every objective of these services has claimed its own. */
export function claimAll(
  services: readonly ServiceConfig[],
  found: readonly FoundTarget[],
): readonly FoundTarget[] {
  const claims = createClaims(found);
  for (const service of services) {
    for (const { source } of service.objectives) {
      if (source.kind === 'scrape' && source.discovered !== null) claims.claim(service, source.discovered);
    }
  }
  return claims.unclaimed();
}
