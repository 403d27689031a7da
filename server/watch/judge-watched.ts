import { judgePiece } from '#shared/slo/judge-span.ts';
import type { MeasuredEpisode } from '#shared/slo/measured-episode.ts';
import { MINUTE_MS } from '#shared/units.ts';
import type { KnownTerms } from '../compute/terms-book.ts';
import type { EpisodeStore, JudgedSpan } from '../store/episodes.ts';
import { resume } from './resume.ts';
import type { Checkpoint, WatchedSli } from './watched-sli.ts';

const CHECKPOINT_EVERY_MS = 30 * MINUTE_MS;
const CHECKPOINTS_KEPT = 2;

/**
 * Judges an objective from where it stands to `toMs`, or as far as the time lasts.
 *
 * @param isTimeUp asked after each piece, a day of minutes at most
 * @returns null where there is nothing to judge
 */
export function judgeWatched(
  store: EpisodeStore,
  watched: WatchedSli,
  terms: KnownTerms,
  toMs: number,
  isTimeUp: () => boolean,
): JudgedSpan | null {
  const { firstMinuteMs } = watched.tallies;
  if (firstMinuteMs === null) return null;
  const from = resume(store, watched, terms, firstMinuteMs);
  if (from.atMs >= toMs) return null;
  const ended: MeasuredEpisode[] = [];
  let { atMs, state } = from;
  do {
    const piece = judgePiece(watched.tallies, terms.terms, state, atMs, toMs);
    ended.push(...piece.ended);
    state = piece.now;
    atMs = piece.toMs;
  } while (atMs < toMs && !isTimeUp());
  return {
    sliId: watched.sliId,
    fromMs: from.atMs,
    mark: { judgedToMs: atMs, held: state.held, terms: terms.text },
    episodes: state.open === null ? ended : [...ended, state.open],
  };
}

/** Remembers where a burning objective stood, so that a tally that comes late need not go back to the beginning. */
export function noteCheckpoint(watched: WatchedSli, { mark, episodes }: JudgedSpan): void {
  const open = episodes.at(-1);
  if (open === undefined || open.endedAtMs !== null) {
    watched.checkpoints = [];
    return;
  }
  const last = watched.checkpoints.at(-1);
  if (last !== undefined && mark.judgedToMs - last.atMs < CHECKPOINT_EVERY_MS) return;
  const checkpoint: Checkpoint = { atMs: mark.judgedToMs, state: { held: mark.held, open } };
  watched.checkpoints = [...watched.checkpoints, checkpoint].slice(-CHECKPOINTS_KEPT);
}
