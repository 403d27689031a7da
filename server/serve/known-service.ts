import { didYouMean } from '#shared/nearest.ts';
import { Problem } from '#shared/problems.ts';
import type { Config, ServiceConfig } from '../config/config.ts';
import { findService } from '../config/running-config.ts';

/** The configured service of that name or alias. @throws Problem `unknown-service` that lists what there is */
export function knownService(config: Config, name: string): ServiceConfig {
  const service = findService(config, name);
  if (service) return service;
  const asked = name.slice(0, 80);
  const known = config.services.map((each) => each.id);
  const meant = didYouMean(asked, known);
  const hint = meant === '' ? `. Known: ${known.slice(0, 20).join(', ') || 'none'}.` : meant;
  throw new Problem('unknown-service', `No service is called "${asked}"${hint}`, [
    { at: 'service', message: 'not in the configuration' },
  ]);
}
