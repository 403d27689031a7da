import type { DiscoverySource } from '../../config/discovery-config.ts';
import type { SourceReading, TargetSource } from './target-source.ts';

/** Targets that stand in the configuration, so by the operator's word. They are there from the start. */
export function createStaticSource(
  { groups }: Extract<DiscoverySource, { kind: 'static' }>,
  publish: (reading: SourceReading) => void,
): TargetSource {
  const found = groups.map((group) => ({ ...group, meta: {}, reach: 'self' as const }));
  return {
    start: () => publish({ groups: found, failure: null }),
    stop: async () => undefined,
  };
}
