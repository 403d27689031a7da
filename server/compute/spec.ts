import type { ObjectiveSpec, SliKind } from '#shared/facts.ts';
import type { ObjectiveConfig, ServiceConfig } from '../config/config.ts';

const sliKindOf = ({ source }: ObjectiveConfig): SliKind => {
  return source.kind === 'scrape' ? source.indicator.kind : source.kind;
};

/** What the pure calculations need of a configured objective. */
export const specOf = (service: ServiceConfig, objective: ObjectiveConfig): ObjectiveSpec => ({
  service: service.id,
  objective: objective.id,
  sliKind: sliKindOf(objective),
  intervalSeconds: objective.source.intervalSeconds,
  targetCount: objective.source.kind === 'scrape' ? objective.source.targets.length : 1,
  minimumEvents: objective.minimumEvents,
});
