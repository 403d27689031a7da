import type { ReleaseOutcome } from '#shared/api/releases.ts';
import type { LinkCorrection } from '#shared/facts.ts';
import { type ChangeFate, changeFates } from '#shared/metrics/change-fates.ts';
import type { FailureLink } from '#shared/metrics/failure-links.ts';
import { quantileOfSorted } from '#shared/stats/quantile.ts';
import { SECOND_MS } from '#shared/units.ts';
import type { Release } from '../store/releases.ts';
import { SETTLE_SECONDS } from './compute-figure.ts';
import { keyOf, placeIn, type ReleaseFacts } from './release-facts.ts';

/** What became of a change that a release carried. */
export interface ReleasedChange {
  readonly sha: string;
  readonly fate: ChangeFate;
  /** Negative where the clocks of committer and pipeline disagree. */
  readonly leadSeconds: number;
}

/** A deployment, how it went, and what its changes waited. */
export interface JudgedRelease {
  readonly release: Release;
  readonly outcome: ReleaseOutcome;
  /** When an `open` one is old enough to be called ok; null for the others. */
  readonly knownAtMs: number | null;
  /** What says that it failed, strongest first. */
  readonly links: readonly FailureLink[];
  /** What people said of it last; null where nobody did. */
  readonly correction: LinkCorrection | null;
  readonly isFirst: boolean;
  /** In the order of their commits; empty for what no figure counts. */
  readonly changes: readonly ReleasedChange[];
  readonly countedCount: number;
  /** Of the changes that count; null where none does. */
  readonly oldestSeconds: number | null;
  readonly medianSeconds: number | null;
}

/** What an outcome depends on besides the facts. */
interface Judging {
  readonly production: readonly string[];
  readonly nowMs: number;
}

const fateNames = Object.keys(changeFates) as ChangeFate[];

const settledAtMs = ({ finishedAtMs }: Release): number => finishedAtMs + SETTLE_SECONDS * SECOND_MS;

function outcomeOf(release: Release, hasLink: boolean, { production, nowMs }: Judging): ReleaseOutcome {
  if (release.result === 'failure') return 'stopped';
  if (release.result === 'cancelled') return 'cancelled';
  if (!production.includes(release.environment)) return 'elsewhere';
  if (hasLink) return 'failed';
  return settledAtMs(release) > nowMs ? 'open' : 'ok';
}

/** Where a release stands in the history that the figures rest on; null where they do not know it. */
const placeOf = (release: Release, facts: ReleaseFacts): number | null => {
  const history = facts.ofService(release.service);
  return history === null ? null : placeIn(history, release);
};

function changesOf(release: Release, facts: ReleaseFacts, place: number | null): ReleasedChange[] {
  const history = facts.ofService(release.service);
  if (history === null || place === null) return [];
  const { offsets, fates, leadMs, shaAt } = history.changes;
  const from = offsets[place] ?? 0;
  return Array.from({ length: (offsets[place + 1] ?? from) - from }, (_, at) => ({
    sha: shaAt(from + at),
    fate: fateNames.find((name) => changeFates[name] === fates[from + at]) ?? 'counted',
    leadSeconds: (leadMs[from + at] ?? 0) / SECOND_MS,
  }));
}

/** How a deployment went, by the same links and lead times that the figures rest on. */
export function judgeRelease(release: Release, facts: ReleaseFacts, judging: Judging): JudgedRelease {
  const links = facts.links().get(keyOf(release)) ?? [];
  const place = placeOf(release, facts);
  const changes = changesOf(release, facts, place);
  const counted = changes.filter(({ fate }) => fate === 'counted');
  const seconds = Float64Array.from(counted, ({ leadSeconds }) => leadSeconds).sort();
  const outcome = outcomeOf(release, links.length > 0, judging);
  return {
    release,
    outcome,
    knownAtMs: outcome === 'open' ? settledAtMs(release) : null,
    links,
    correction: facts.verdicts().ofDeployment(release),
    isFirst: place === 0,
    changes,
    countedCount: seconds.length,
    oldestSeconds: seconds.at(-1) ?? null,
    medianSeconds: quantileOfSorted(seconds, 0.5),
  };
}
