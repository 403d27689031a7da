import type { ObjectiveSpec, SliKind } from '#shared/facts.ts';
import type { ObjectiveConfig, ServiceConfig } from '../config/config.ts';

const sliKindOf = ({ source }: ObjectiveConfig): SliKind => {
  return source.kind === 'scrape' ? source.indicator.kind : source.kind;
};

/** Discovered targets are as many as there are now. */
const countTargets = ({ source }: ObjectiveConfig, seenCount: number): number => {
  if (source.kind !== 'scrape') return 1;
  return Math.max(1, source.discovered === null ? new Set(source.targets).size : seenCount);
};

/**
 * What the pure calculations need of a configured objective.
 *
 * @param seenCount how many targets it has in the store
 */
export const specOf = (
  service: ServiceConfig,
  objective: ObjectiveConfig,
  seenCount: number,
): ObjectiveSpec => ({
  service: service.id,
  objective: objective.id,
  sliKind: sliKindOf(objective),
  intervalSeconds: objective.source.intervalSeconds,
  targetCount: countTargets(objective, seenCount),
  minimumEvents: objective.minimumEvents,
});
