import type { KnownNames } from '#shared/metrics/named-deployments.ts';
import type { DeliveryColumnStore } from '../store/delivery-columns.ts';

/** What names mean among all deployments that are stored. Each name is looked up once: make it anew after a write. */
export function createKnownNames(
  columns: Pick<DeliveryColumnStore, 'servicesOfId' | 'hasVersion'>,
): KnownNames {
  const ids = new Map<string, ReadonlySet<string>>();
  const versions = new Map<string, boolean>();
  return {
    servicesOfId(name) {
      const known = ids.get(name) ?? new Set(columns.servicesOfId(name));
      ids.set(name, known);
      return known;
    },
    hasVersion(service, name) {
      const key = JSON.stringify([service, name]);
      const known = versions.get(key) ?? columns.hasVersion(service, name);
      versions.set(key, known);
      return known;
    },
  };
}
