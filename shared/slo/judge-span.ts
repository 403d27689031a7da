import type { TallyLookup } from '../facts.ts';
import { DAY_MS, MINUTE_MS } from '../units.ts';
import { countBurn } from './burn-rate.ts';
import { type BurnTerms, longestMs } from './burn-terms.ts';
import { type JudgedMinutes, judgeMinutes } from './episodes.ts';
import { atRest, type EpisodeState, type MeasuredEpisode } from './measured-episode.ts';

/** Minutes that are looked at in one piece. */
const PIECE_MS = DAY_MS;

/** Counts of one look-back cannot hide behind what floating point leaves of a sum. */
const SAFETY = 1 + 1e-9;

/** The most observations that may be bad within any long window while no rule can fire. */
const harmlessCount = (terms: readonly BurnTerms[]): number =>
  Math.min(
    ...terms.flatMap(({ rules, allowedRatio, minimumCount }) =>
      rules.map(({ factor }) => factor * allowedRatio * minimumCount),
    ),
  );

/** Whether nothing can begin between two instants: fewer are bad, with all that the first window looks back on. */
const isHarmless = (
  tallies: TallyLookup,
  terms: readonly BurnTerms[],
  fromMs: number,
  toMs: number,
): boolean => {
  const { bad } = countBurn(tallies, toMs, (toMs - fromMs + longestMs(terms)) / MINUTE_MS);
  return bad * SAFETY <= harmlessCount(terms);
};

const touching = (terms: readonly BurnTerms[], fromMs: number, toMs: number): BurnTerms[] =>
  terms.filter((term) => term.fromMs < toMs && fromMs < term.toMs);

/** One piece of what is to be judged: where it ends, and how that stands. */
export interface JudgedPiece extends JudgedMinutes {
  readonly toMs: number;
}

/** How far nothing can begin, in steps that double; the start itself where that is not known. */
const quietUntil = (
  tallies: TallyLookup,
  terms: readonly BurnTerms[],
  fromMs: number,
  toMs: number,
): number => {
  let untilMs = fromMs;
  for (let stepMs = PIECE_MS; untilMs < toMs; stepMs *= 2) {
    const nextMs = Math.min(toMs, untilMs + stepMs);
    if (!isHarmless(tallies, touching(terms, untilMs, nextMs), untilMs, nextMs)) break;
    untilMs = nextMs;
  }
  return untilMs;
};

/**
 * Judges from `fromMs` on, where `before` stands: a stretch in which nothing can begin, however long, or else at most
 * a day of minutes. So a long history is judged in short turns, and none of them depends on how it was cut.
 *
 * @param terms of the page rules, from `fromMs` to `toMs`
 */
export const judgePiece = (
  tallies: TallyLookup,
  terms: readonly BurnTerms[],
  before: EpisodeState,
  fromMs: number,
  toMs: number,
): JudgedPiece => {
  const { firstMinuteMs } = tallies;
  if (firstMinuteMs === null) return { toMs, ended: [], now: before };
  const isAtRest = before.open === null;
  const quietMs = isAtRest ? quietUntil(tallies, terms, fromMs, toMs) : fromMs;
  if (quietMs > fromMs) return { toMs: quietMs, ended: [], now: atRest };
  const endMs = Math.min(toMs, fromMs + PIECE_MS);
  const inForce = touching(terms, fromMs, endMs);
  const columns = tallies.minutes(fromMs - longestMs(inForce), endMs);
  return { toMs: endMs, ...judgeMinutes(columns, inForce, firstMinuteMs, fromMs, before) };
};

/** Judges from `fromMs`, where `before` stands, to `toMs` in one go. */
export const judgeSpan = (
  tallies: TallyLookup,
  terms: readonly BurnTerms[],
  before: EpisodeState,
  fromMs: number,
  toMs: number,
): JudgedMinutes => {
  const ended: MeasuredEpisode[] = [];
  let now = before;
  for (let atMs = fromMs; atMs < toMs; ) {
    const piece = judgePiece(tallies, terms, now, atMs, toMs);
    ended.push(...piece.ended);
    now = piece.now;
    atMs = piece.toMs;
  }
  return { ended, now };
};
