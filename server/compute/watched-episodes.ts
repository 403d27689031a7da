import type { AgreementVersion } from '#shared/agreement/version.ts';
import type { Episode } from '#shared/slo/episodes.ts';
import { judgeSpan } from '#shared/slo/judge-span.ts';
import { HOUR_MS, MINUTE_MS } from '#shared/units.ts';
import type { ObjectiveConfig, ServiceConfig } from '../config/config.ts';
import type { RunningConfig } from '../config/running-config.ts';
import type { Store } from '../store/store.ts';
import { createTermsBook, type KnownTerms } from './terms-book.ts';

/** What the watch knows of one objective, where that is what judging it now would find. */
export interface WatchedEpisodes {
  /** Undefined where it was not judged up to there, or by other terms. */
  readonly pageEpisodeAt: (endMs: number) => Episode | null | undefined;
  readonly pageEpisodesBetween: (fromMs: number, toMs: number) => readonly Episode[] | undefined;
}

type OfObjective = (
  service: ServiceConfig,
  objective: ObjectiveConfig,
  versions: readonly AgreementVersion[],
) => WatchedEpisodes;

/** So far beyond where it was judged the minutes are judged on; a screen need not wait for more. */
const JUDGED_ON_MS = HOUR_MS;

export function createWatchedEpisodes(
  { tallies, episodes }: Pick<Store, 'tallies' | 'episodes'>,
  config: RunningConfig,
): OfObjective {
  const book = createTermsBook();

  return (service, objective, versions) => {
    const sliId = tallies.sliId(service.id, objective.id);

    /** The mark and the terms, where they agree. */
    function judged(toMs: number) {
      const mark = episodes.mark(sliId);
      const { firstMinuteMs } = tallies.lookup(sliId);
      if (mark === null || firstMinuteMs === null) return null;
      const zone = config.current().team.timeZone;
      const known = book.of({ service, objective, versions, zone, firstMinuteMs, toMs });
      return known.text === mark.terms ? { mark, known } : null;
    }

    /** The one that runs at `endMs`, where that was judged. */
    function storedAt(endMs: number): Episode | null {
      const latest = episodes.latest(sliId);
      if (latest === null || (latest.endedAtMs !== null && latest.endedAtMs <= endMs)) return null;
      return episodes.of(sliId, endMs, endMs + 1).find(({ beganAtMs }) => beganAtMs <= endMs) ?? null;
    }

    function judgedOn({ terms }: KnownTerms, held: readonly string[], fromMs: number, endMs: number) {
      const latest = episodes.latest(sliId);
      const open = latest?.endedAtMs === null ? latest : null;
      return judgeSpan(tallies.lookup(sliId), terms, { held, open }, fromMs, endMs).now.open;
    }

    return {
      pageEpisodeAt(endMs) {
        const found = judged(endMs);
        if (found === null) return undefined;
        const { judgedToMs, held } = found.mark;
        if (endMs <= judgedToMs) return storedAt(endMs);
        if (held === null || endMs - judgedToMs > JUDGED_ON_MS) return undefined;
        return judgedOn(found.known, held, judgedToMs, endMs);
      },
      pageEpisodesBetween(fromMs, toMs) {
        const found = judged(toMs);
        if (found === null || found.mark.judgedToMs < toMs) return undefined;
        const latest = episodes.latest(sliId);
        if (latest === null || (latest.endedAtMs !== null && latest.endedAtMs <= fromMs)) return [];
        return episodes.of(sliId, fromMs + MINUTE_MS, toMs).filter(({ beganAtMs }) => beganAtMs <= toMs);
      },
    };
  };
}
