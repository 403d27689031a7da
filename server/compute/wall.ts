import { versionInForce } from '#shared/agreement/in-force.ts';
import type { AgreementVersion } from '#shared/agreement/version.ts';
import type { Deployment } from '#shared/facts.ts';
import type { ServiceConfig } from '../config/config.ts';
import { type StripDay, stripDays } from './days.ts';
import type { Facts } from './facts.ts';
import type { JudgedObjective } from './objectives.ts';
import { type PartialWindow, partialWindow } from './partial-window.ts';
import type { ReleaseBefore } from './releases.ts';
import { isSilent, type ReleaseLookup, releaseBeforeTrouble, troubleSinceMs } from './trouble.ts';
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
  readonly partial: PartialWindow | null;
  /** Whether every objective was heard lately; null for a service without objectives. */
  readonly isReporting: boolean | null;
}

export function wallService(
  lookup: ReleaseLookup,
  service: ServiceConfig,
  objectives: readonly JudgedObjective[],
): WallServiceFacts {
  const worst = worstObjective(objectives);
  return {
    service,
    worst,
    days: worst === null ? [] : stripDays(worst, STRIP_DAYS),
    releaseBefore: worst === null ? null : releaseBeforeTrouble(lookup, service.id, troubleSinceMs(worst)),
    partial: worst === null ? null : partialWindow(worst),
    isReporting: objectives.length === 0 ? null : !objectives.some(isSilent),
  };
}

/** Ids of the services with a problem card, most urgent first. */
export const problemsOf = (services: readonly WallServiceFacts[]): string[] =>
  services
    .flatMap(({ worst }) => (worst?.needsSomeone ? [worst] : []))
    .sort(mostUrgentFirst)
    .map((worst) => worst.service.id);

/** The latest release of any service; null before the first. */
export const lastRelease = ({ store, config }: ReleaseLookup, atMs: number): Deployment | null =>
  store.releases.latest(null, config.current().production, atMs, 1)[0] ?? null;

export const agreementInForce = (facts: Facts, atMs: number): AgreementVersion | null =>
  versionInForce(facts.versions(), atMs);
