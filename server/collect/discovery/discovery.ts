import type { DiscoveryConfig } from '../../config/discovery-config.ts';
import type { CollectDeps } from '../collect-deps.ts';
import { createEntry, type Entry } from './entry.ts';

/** All entries of `discovery` at work. */
export interface Discovery {
  /** Takes other entries. One whose source is as before goes on with what it has read. */
  apply(configs: readonly DiscoveryConfig[]): Promise<void>;
  /** In the order of the configuration. */
  entries(): readonly Entry[];
  stop(): Promise<void>;
}

/** @param onChange hears when other targets are in force than before; not while a configuration is taken */
export function createDiscovery(deps: CollectDeps, onChange: () => void): Discovery {
  let entries: readonly Entry[] = [];
  let isApplying = false;

  function createNew(config: DiscoveryConfig): Entry {
    return createEntry(deps, config, () => {
      if (!isApplying) onChange();
    });
  }

  /** Two entries may have the same source: each running one is taken over once. */
  function takeOver(left: Set<Entry>, config: DiscoveryConfig): Entry | null {
    const wanted = JSON.stringify(config.source);
    const same = [...left].find((entry) => JSON.stringify(entry.config().source) === wanted);
    if (same === undefined) return null;
    left.delete(same);
    same.reconfigure(config);
    return same;
  }

  function replaceEntries(configs: readonly DiscoveryConfig[]): Set<Entry> {
    const left = new Set(entries);
    const kept = new Set(left);
    entries = configs.map((config) => takeOver(left, config) ?? createNew(config));
    for (const entry of entries) if (!kept.has(entry)) entry.start();
    return left;
  }

  async function stopAll(gone: Iterable<Entry>): Promise<void> {
    await Promise.all([...gone].map((entry) => entry.stop()));
  }

  return {
    async apply(configs) {
      isApplying = true;
      await stopAll(replaceEntries(configs));
      await Promise.all(entries.map((entry) => entry.settled()));
      isApplying = false;
    },
    entries: () => entries,
    stop: () => stopAll(entries),
  };
}
