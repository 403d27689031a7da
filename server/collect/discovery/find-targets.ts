import { setImmediate as nextTurn } from 'node:timers/promises';
import type { DiscoveryConfig } from '../../config/discovery-config.ts';
import { Failure } from '../failure.ts';
import { createRelabel } from '../relabel/relabel.ts';
import type { DiscoveredTarget, FoundGroup } from './discovered-target.ts';
import { makeTarget } from './make-target.ts';

/** Of one entry, after relabelling. */
const MAX_TARGETS = 10_000;
/** So many take a few milliseconds; then others have their turn. */
const AT_ONCE = 200;

export interface FoundTargets {
  readonly targets: readonly DiscoveredTarget[];
  /** Addresses that the rules drop or leave without an address. */
  readonly droppedCount: number;
}

/** Two that are asked the same and have the same labels are one. */
const identityOf = ({ url, labels }: DiscoveredTarget): string => `${url} ${JSON.stringify(labels)}`;

/**
 * What an entry makes of groups of targets.
 *
 * @throws Failure `bad-list` where they are more than can be scraped
 */
export async function findTargets(
  config: DiscoveryConfig,
  groups: readonly FoundGroup[],
): Promise<FoundTargets> {
  const relabel = createRelabel(config.relabel);
  const targets = new Map<string, DiscoveredTarget>();
  let droppedCount = 0;
  let count = 0;
  for (const group of groups) {
    for (const address of group.targets) {
      count += 1;
      if (count % AT_ONCE === 0) await nextTurn();
      const target = makeTarget(config, relabel, group, address);
      if (target === null) droppedCount += 1;
      else targets.set(identityOf(target), target);
    }
  }
  if (targets.size > MAX_TARGETS)
    throw new Failure('bad-list', `it gives ${targets.size} targets; ${MAX_TARGETS} are scraped at most`);
  return { targets: [...targets.values()], droppedCount };
}
