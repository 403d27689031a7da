import { repositoryKey } from '#shared/repository-key.ts';
import type { ServiceConfig } from '../../config/config.ts';
import { findServiceAmong } from '../../config/running-config.ts';
import type { ServiceNames } from './sender.ts';

/** Which services are meant, and the surest name of each that no service has. */
export interface FoundServices {
  /** Ids, each once. */
  readonly ids: readonly string[];
  readonly unknown: readonly string[];
}

/** Finds services by what senders call them. Made once for a configuration. */
export interface ServiceFinder {
  find(of: ServiceNames): FoundServices;
}

/** `github.com/acme/orders` is also called `acme/orders`. */
const pathOf = (key: string): string | null => {
  const slash = key.indexOf('/');
  return slash > 0 ? key.slice(slash + 1) : null;
};

function byRepository(services: readonly ServiceConfig[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  const note = (name: string | null, id: string) => {
    if (name !== null) found.set(name, [...(found.get(name) ?? []), id]);
  };
  for (const { id, repository } of services) {
    if (repository === null) continue;
    const key = repositoryKey(repository);
    note(key, id);
    note(pathOf(key), id);
  }
  return found;
}

/**
 * A name means the service of that id or other name; else every service of that repository, by its address or its full
 * name (`acme/orders`). Of an entry the first name that means any decides.
 *
 * @param services configured and discovered
 */
export function createServiceFinder(services: readonly ServiceConfig[]): ServiceFinder {
  const ofRepository = byRepository(services);

  function meantBy(written: string): readonly string[] {
    const name = written.trim().normalize('NFC');
    const service = findServiceAmong(services, name);
    if (service !== null) return [service.id];
    const key = repositoryKey(name);
    return ofRepository.get(key) ?? (key.includes('/') ? (ofRepository.get(key.toLowerCase()) ?? []) : []);
  }

  return {
    find(of) {
      const ids = new Set<string>();
      const unknown = new Set<string>();
      for (const names of of) {
        const meant = names.map(meantBy).find((found) => found.length > 0) ?? [];
        for (const id of meant) ids.add(id);
        if (meant.length === 0) unknown.add(names[0] ?? 'nothing');
      }
      return { ids: [...ids], unknown: [...unknown] };
    },
  };
}
