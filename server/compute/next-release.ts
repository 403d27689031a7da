import { nextRelease } from '#shared/release-slots.ts';
import type { ServiceConfig } from '../config/config.ts';

/** The next planned release, and whose it is. */
export interface NextRelease {
  readonly dueAtMs: number;
  readonly services: readonly ServiceConfig[];
}

/**
 * The earliest planned release of some services at or after an instant; null where none of them has a plan.
 *
 * @param zone IANA name
 */
export function nextPlanned(
  services: readonly ServiceConfig[],
  atMs: number,
  zone: string,
): NextRelease | null {
  const due = services.flatMap((service) =>
    service.releases === null
      ? []
      : [{ service, dueAtMs: nextRelease(service.releases, atMs, zone).dueAtMs }],
  );
  if (due.length === 0) return null;
  const dueAtMs = Math.min(...due.map((each) => each.dueAtMs));
  return { dueAtMs, services: due.filter((each) => each.dueAtMs === dueAtMs).map(({ service }) => service) };
}
