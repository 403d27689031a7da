import type { ServiceListItem } from '#shared/api/services.ts';
import { shownRepository } from '#shared/repository-address.ts';
import type { JudgedObjective } from '../compute/objectives.ts';
import type { ServiceConfig } from '../config/config.ts';
import { toObjectiveAnswer } from './objective-answer.ts';

/** A service with its objectives as the API says them. */
export const toServiceItem = (
  service: ServiceConfig,
  objectives: readonly JudgedObjective[],
): ServiceListItem => ({
  id: service.id,
  name: { ...service.name },
  group: service.group,
  owner: service.owner,
  repository: service.repository === null ? null : shownRepository(service.repository),
  aka: [...service.aka],
  dependsOn: [...service.dependsOn],
  objectives: objectives.map(toObjectiveAnswer),
});
