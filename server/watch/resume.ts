import { atRest } from '#shared/slo/measured-episode.ts';
import { MINUTE_MS } from '#shared/units.ts';
import type { KnownTerms } from '../compute/terms-book.ts';
import { firstDifference } from '../compute/terms-line.ts';
import type { EpisodeStore } from '../store/episodes.ts';
import type { WatchMark } from '../store/watch-marks.ts';
import type { Checkpoint, WatchedSli } from './watched-sli.ts';

/** Up to where what was judged still counts: facts take the mark back, terms that changed do so here. */
function standsTo(mark: WatchMark, { line, text }: KnownTerms, firstMinuteMs: number): number {
  if (mark.terms === text) return mark.judgedToMs;
  const differsMs = firstDifference(JSON.parse(mark.terms), line) ?? Number.POSITIVE_INFINITY;
  return Math.max(firstMinuteMs, Math.min(mark.judgedToMs, differsMs));
}

/** Where nothing was taken back the mark says it; before it, an instant in no episode is at rest. */
function stateAt(store: EpisodeStore, watched: WatchedSli, atMs: number): Checkpoint {
  const { sliId } = watched;
  watched.checkpoints = watched.checkpoints.filter((checkpoint) => checkpoint.atMs <= atMs);
  const latest = store.latest(sliId);
  const isAfterAll = latest === null || (latest.endedAtMs !== null && latest.endedAtMs <= atMs);
  if (isAfterAll) return { atMs, state: atRest };
  const around = store.of(sliId, atMs, atMs + 1).find(({ beganAtMs }) => beganAtMs <= atMs);
  if (around === undefined) return { atMs, state: atRest };
  const known = watched.checkpoints.at(-1);
  if (known !== undefined && known.atMs >= around.beganAtMs) return known;
  return { atMs: around.beganAtMs - MINUTE_MS, state: atRest };
}

/** Where the judging of an objective goes on: at its mark, or where what was judged counts no more. */
export function resume(
  store: EpisodeStore,
  watched: WatchedSli,
  terms: KnownTerms,
  firstMinuteMs: number,
): Checkpoint {
  const mark = store.mark(watched.sliId);
  if (mark === null) return { atMs: firstMinuteMs, state: atRest };
  const atMs = standsTo(mark, terms, firstMinuteMs);
  if (atMs < mark.judgedToMs || mark.held === null) return stateAt(store, watched, atMs);
  const latest = store.latest(watched.sliId);
  const open = latest?.endedAtMs === null ? latest : null;
  return { atMs, state: { held: mark.held, open } };
}
