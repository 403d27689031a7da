import type { Span } from '#shared/time.ts';
import { SECOND_MS } from '#shared/units.ts';
import { SETTLE_SECONDS } from './compute-figure.ts';
import { type BoardEpisode, type EpisodesDeps, episodesOf } from './episodes.ts';
import { type JudgedRelease, judgeRelease } from './judge-release.ts';
import type { ReleaseDeps } from './release-list.ts';

/** A burning near a release in time; nothing says that one caused the other. */
export interface NearBurn {
  readonly objective: string;
  readonly sinceMs: number;
  /** From the release to its beginning; negative where it burned already when the release went out. */
  readonly afterSeconds: number;
}

export interface RecentRelease {
  readonly judged: JudgedRelease;
  /** Nearest first. */
  readonly burns: readonly NearBurn[];
}

const MOST_RELEASES = 50;
const MOST_BURNS = 3;

type Burn = Pick<BoardEpisode, 'objective' | 'sinceMs' | 'endedAtMs'>;

/**
 * The burnings that began within 24 h after an instant, and those that ran at it; nearest first, three at most.
 *
 * @example released 13:38, burning since 13:42: 240 s after; burning since 12:00 and still running: -5,880 s
 */
export function burnsNear(burns: readonly Burn[], atMs: number): NearBurn[] {
  return burns
    .map(({ objective, sinceMs, endedAtMs }) => ({
      near: { objective, sinceMs, afterSeconds: (sinceMs - atMs) / SECOND_MS },
      isRunning: sinceMs < atMs && (endedAtMs === null || endedAtMs > atMs),
    }))
    .filter(
      ({ near, isRunning }) => isRunning || (near.afterSeconds >= 0 && near.afterSeconds < SETTLE_SECONDS),
    )
    .map(({ near }) => near)
    .sort((a, b) => Math.abs(a.afterSeconds) - Math.abs(b.afterSeconds))
    .slice(0, MOST_BURNS);
}

export interface RecentReleasesQuestion {
  readonly service: string;
  readonly span: Span;
  /** Burnings as they stood then; null for now. */
  readonly atMs: number | null;
}

/** The releases of a service in a span, latest first, how each went, and which burnings lie near. */
export function answerRecentReleases(
  deps: ReleaseDeps & EpisodesDeps,
  { service, span, atMs }: RecentReleasesQuestion,
): RecentRelease[] {
  const { production } = deps.config.current();
  const { startMs: fromMs, endMs: toMs } = span;
  const burns = episodesOf(deps, { service, objective: null, fromMs, toMs, atMs });
  const query = { service, fromMs, toMs, limit: MOST_RELEASES, cursor: null };
  return deps.store.releases.list(query, production).items.map((release) => ({
    judged: judgeRelease(release, deps.releaseFacts, { production, nowMs: toMs }),
    burns: burnsNear(burns, release.finishedAtMs),
  }));
}
