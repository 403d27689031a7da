import type { ReleaseOutcome } from '#shared/api/releases.ts';
import type { LinkCorrection } from '#shared/facts.ts';
import { type ChangeFate, changeFates } from '#shared/metrics/change-fates.ts';
import type { FailureLink } from '#shared/metrics/failure-links.ts';
import { isProduction } from '#shared/production.ts';
import { quantileOfSorted } from '#shared/stats/quantile.ts';
import { SECOND_MS } from '#shared/units.ts';
import type { Release } from '../store/releases.ts';
import { SETTLE_SECONDS } from './compute-figure.ts';
import { keyOf, placeIn, type ReleaseFacts } from './release-facts.ts';

/** What became of a change that a release carried. */
export interface ReleasedChange {
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
  /** The nth of its changes, from 0, in the order of their commits; null for what no figure knows. */
  changeAt(nth: number): ReleasedChange | null;
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
  if (!isProduction(release.environment, production)) return 'elsewhere';
  if (hasLink) return 'failed';
  return settledAtMs(release) > nowMs ? 'open' : 'ok';
}

/** Where a release stands in the history that the figures rest on; null where they do not know it. */
const placeOf = (release: Release, facts: ReleaseFacts): number | null => {
  const history = facts.ofService(release.service);
  return history === null ? null : placeIn(history, release);
};

interface Brought extends Pick<JudgedRelease, 'changeAt'> {
  /** Of the changes that count; sorted. */
  readonly leadSeconds: Float64Array;
}

const nothing: Brought = { changeAt: () => null, leadSeconds: new Float64Array() };

/** What a release brought: it may be a hundred thousand changes, of which a list needs the lead times alone. */
function broughtBy(release: Release, facts: ReleaseFacts, place: number | null): Brought {
  const history = facts.ofService(release.service);
  if (history === null || place === null) return nothing;
  const { offsets, fates, leadMs } = history.changes;
  const from = offsets[place] ?? 0;
  const to = offsets[place + 1] ?? from;
  return {
    changeAt: (nth) =>
      from + nth >= to
        ? null
        : {
            fate: fateNames.find((name) => changeFates[name] === fates[from + nth]) ?? 'counted',
            leadSeconds: (leadMs[from + nth] ?? 0) / SECOND_MS,
          },
    leadSeconds: leadMs
      .subarray(from, to)
      .filter((_, nth) => fates[from + nth] === changeFates.counted)
      .map((lead) => lead / SECOND_MS)
      .sort(),
  };
}

/** How a deployment went, by the same links and lead times that the figures rest on. */
export function judgeRelease(release: Release, facts: ReleaseFacts, judging: Judging): JudgedRelease {
  const links = facts.links().get(keyOf(release)) ?? [];
  const place = placeOf(release, facts);
  const { changeAt, leadSeconds: seconds } = broughtBy(release, facts, place);
  const outcome = outcomeOf(release, links.length > 0, judging);
  return {
    release,
    outcome,
    knownAtMs: outcome === 'open' ? settledAtMs(release) : null,
    links,
    correction: facts.verdicts().ofDeployment(release),
    isFirst: place === 0,
    changeAt,
    countedCount: seconds.length,
    oldestSeconds: seconds.at(-1) ?? null,
    medianSeconds: quantileOfSorted(seconds, 0.5),
  };
}
