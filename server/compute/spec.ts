import type { ObjectiveSpec, SliKind } from '#shared/facts.ts';
import type { ObjectiveConfig, ServiceConfig } from '../config/config.ts';
import type { TargetState } from '../store/store.ts';

const sliKindOf = ({ source }: ObjectiveConfig): SliKind => {
  return source.kind === 'scrape' ? source.indicator.kind : source.kind;
};

type SeenTarget = Pick<TargetState, 'observedCount'>;

/** Discovered targets are as many as there are now. Each owes one observation, a gauge one for each of its series. */
const countObserved = ({ source }: ObjectiveConfig, seen: readonly SeenTarget[]): number => {
  if (source.kind !== 'scrape') return 1;
  const targetCount = source.discovered === null ? new Set(source.targets).size : seen.length;
  if (source.indicator.kind !== 'gauge') return Math.max(1, targetCount);
  const further = seen.reduce((sum, { observedCount }) => sum + (observedCount ?? 1) - 1, 0);
  return Math.max(1, targetCount + further);
};

/**
 * What the pure calculations need of a configured objective.
 *
 * @param seen its targets as the store knows them
 */
export const specOf = (
  service: ServiceConfig,
  objective: ObjectiveConfig,
  seen: readonly SeenTarget[],
): ObjectiveSpec => ({
  service: service.id,
  objective: objective.id,
  sliKind: sliKindOf(objective),
  intervalSeconds: objective.source.intervalSeconds,
  observedCount: countObserved(objective, seen),
  minimumEvents: objective.minimumEvents,
});
