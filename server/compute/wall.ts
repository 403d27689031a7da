import { versionInForce } from '#shared/agreement/in-force.ts';
import type { AgreementVersion } from '#shared/agreement/version.ts';
import type { Deployment } from '#shared/facts.ts';
import { DAY_MS } from '#shared/units.ts';
import type { ServiceConfig } from '../config/config.ts';
import type { RunningConfig } from '../config/running-config.ts';
import type { Store } from '../store/store.ts';
import { type StripDay, stripDays } from './days.ts';
import type { Facts } from './facts.ts';
import { silentSinceMs } from './needs-someone.ts';
import type { JudgedObjective } from './objectives.ts';
import { type ReleaseBefore, releaseBefore } from './releases.ts';
import { mostUrgentFirst, worstObjective } from './urgency.ts';

const STRIP_DAYS = 30;

/** A service as the wall shows it: by the objective that stands for it. */
export interface WallServiceFacts {
  readonly service: ServiceConfig;
  /** Null for a service without objectives. */
  readonly worst: JudgedObjective | null;
  readonly days: readonly StripDay[];
  readonly releaseBefore: ReleaseBefore | null;
  /** How much of the window its history fills; null where it fills it. */
  readonly partial: { readonly days: number; readonly ofDays: number } | null;
  /** Whether every objective was heard lately; null for a service without objectives. */
  readonly isReporting: boolean | null;
}

function partialOf({ judged, window }: JudgedObjective): WallServiceFacts['partial'] {
  if (judged.coveredFromMs === null) return null;
  return {
    days: Math.floor((window.endMs - judged.coveredFromMs) / DAY_MS),
    ofDays: Math.round((window.endMs - window.startMs) / DAY_MS),
  };
}

/** Silence, which is not the same as having too few events for a value. */
const isSilent = ({ judged }: JudgedObjective): boolean =>
  judged.state === 'nodata' && (judged.lastHeardAtMs === null || judged.nodataSinceMs !== null);

/** When that began which may need someone: the burning, or the silence; null where neither is known. */
const troubleSinceMs = (worst: JudgedObjective): number | null =>
  worst.judged.state === 'nodata' ? silentSinceMs(worst.judged, worst.notAnswering) : worst.judged.sinceMs;

export function wallService(
  lookup: ReleaseLookup,
  service: ServiceConfig,
  objectives: readonly JudgedObjective[],
): WallServiceFacts {
  const worst = worstObjective(objectives);
  const sinceMs = worst === null ? null : troubleSinceMs(worst);
  return {
    service,
    worst,
    days: worst === null ? [] : stripDays(worst, STRIP_DAYS),
    releaseBefore:
      sinceMs === null ? null : releaseBefore(latestReleases(lookup, service.id, sinceMs), sinceMs),
    partial: worst === null ? null : partialOf(worst),
    isReporting: objectives.length === 0 ? null : !objectives.some(isSilent),
  };
}

/** Ids of the services with a problem card, most urgent first. */
export const problemsOf = (services: readonly WallServiceFacts[]): string[] =>
  services
    .flatMap(({ worst }) => (worst?.needsSomeone ? [worst] : []))
    .sort(mostUrgentFirst)
    .map((worst) => worst.service.id);

/** Where releases are looked up. */
interface ReleaseLookup {
  readonly store: { readonly releases: Pick<Store['releases'], 'latest'> };
  readonly config: RunningConfig;
}

/** At most one. */
const latestReleases = ({ store, config }: ReleaseLookup, service: string | null, atMs: number) =>
  store.releases.latest(service, config.current().production, atMs, 1);

/** The latest release of any service; null before the first. */
export const lastRelease = (lookup: ReleaseLookup, atMs: number): Deployment | null =>
  latestReleases(lookup, null, atMs)[0] ?? null;

export const agreementInForce = (facts: Facts, atMs: number): AgreementVersion | null =>
  versionInForce(facts.versions(), atMs);
