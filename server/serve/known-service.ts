import { didYouMean } from '#shared/nearest.ts';
import { Problem } from '#shared/problems.ts';
import type { Config, ServiceConfig } from '../config/config.ts';
import { findService } from '../config/running-config.ts';

const NAMED = 20;

const listKnown = (ids: readonly string[]): string => {
  const named = ids.slice(0, NAMED).join(', ') || 'none';
  return ids.length > NAMED ? `${named} and ${ids.length - NAMED} more` : named;
};

/** The configured service of that name or alias. @throws Problem `unknown-service` that lists what there is */
export function knownService(config: Config, name: string): ServiceConfig {
  const service = findService(config, name);
  if (service) return service;
  const asked = name.slice(0, 80);
  const known = config.services.map((each) => each.id);
  const meant = didYouMean(asked, known);
  const hint = meant === '' ? `. Known: ${listKnown(known)}.` : meant;
  throw new Problem('unknown-service', `No service is called "${asked}"${hint}`, [
    { at: 'service', message: 'not in the configuration' },
  ]);
}
