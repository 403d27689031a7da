import type { RunningConfig } from '../config/running-config.ts';
import type { Store } from '../store/store.ts';
import { silentSinceMs } from './needs-someone.ts';
import type { JudgedObjective } from './objectives.ts';
import { type ReleaseBefore, releaseBefore } from './releases.ts';

/** Where releases are looked up. */
export interface ReleaseLookup {
  readonly store: { readonly releases: Pick<Store['releases'], 'latest'> };
  readonly config: RunningConfig;
}

/** Silence, which is not the same as having too few events for a value. */
export const isSilent = ({ judged }: Pick<JudgedObjective, 'judged'>): boolean =>
  judged.state === 'nodata' && (judged.lastHeardAtMs === null || judged.nodataSinceMs !== null);

/** When that began which may need someone: the burning, or the silence; null where neither is known. */
export const troubleSinceMs = ({ judged, notAnswering }: JudgedObjective): number | null =>
  judged.state === 'nodata' ? silentSinceMs(judged, notAnswering) : judged.sinceMs;

/** The last release of a service in the 24 h before its trouble began; null where there is none of either. */
export function releaseBeforeTrouble(
  { store, config }: ReleaseLookup,
  service: string,
  sinceMs: number | null,
): ReleaseBefore | null {
  if (sinceMs === null) return null;
  return releaseBefore(store.releases.latest(service, config.current().production, sinceMs, 1), sinceMs);
}
