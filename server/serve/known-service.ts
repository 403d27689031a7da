import { Problem } from '#shared/problems.ts';
import type { Config, ServiceConfig } from '../config/config.ts';
import { findService } from '../config/running-config.ts';

/** The configured service of that name or alias. @throws Problem `unknown-service` that lists what there is */
export function knownService(config: Config, name: string): ServiceConfig {
  const service = findService(config, name);
  if (service) return service;
  const known = config.services.map((each) => each.id);
  throw new Problem(
    'unknown-service',
    `No service is called "${name.slice(0, 80)}". Known: ${known.slice(0, 20).join(', ') || 'none'}.`,
    [{ at: 'service', message: 'not in the configuration' }],
  );
}
