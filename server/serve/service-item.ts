import type { Static } from 'typebox';
import type { ConfiguredService } from '#shared/api/services.ts';
import { shownRepository } from '#shared/repository-address.ts';
import type { ServiceConfig } from '../config/config.ts';

/** A service as the API says it. */
export const toServiceItem = (service: ServiceConfig): Static<typeof ConfiguredService> => ({
  id: service.id,
  name: { ...service.name },
  group: service.group,
  owner: service.owner,
  repository: service.repository === null ? null : shownRepository(service.repository),
  aka: [...service.aka],
  dependsOn: [...service.dependsOn],
});
