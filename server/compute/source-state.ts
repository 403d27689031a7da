import { isSilent } from '#shared/slo/last-heard.ts';
import type { SourceState } from '#shared/source.ts';
import { isMarked } from '../store/target-mark.ts';

/** What is known of one source of facts. */
export interface SourceFacts {
  readonly kind: 'asked' | 'pushed';
  readonly intervalSeconds: number;
  /** Wall clock of the last attempt, or of the last pushed tally; null before the first. */
  readonly lastAtMs: number | null;
  readonly failuresInARow: number;
  /** Series that are counted in the last answer; null where answering is all that counts. */
  readonly seriesCount: number | null;
}

/**
 * How a source stands. One that was not asked since the board started, or for as long as would make it silent, waits
 * for its next turn: that the board was away says nothing about the source.
 *
 * @param span.startedAtMs when the board started
 * @example every 15 s, two failures in a row, the last one a minute ago, started an hour ago: 'not-answering'
 */
export function judgeSource(facts: SourceFacts, span: { startedAtMs: number; nowMs: number }): SourceState {
  if (facts.lastAtMs === null) return 'waiting';
  const isOld = isSilent(facts, facts.lastAtMs, span.nowMs);
  if (facts.kind === 'pushed') return isOld ? 'silent' : 'answering';
  if (isOld || facts.lastAtMs < span.startedAtMs) return 'waiting';
  if (isMarked(facts)) return 'not-answering';
  if (facts.failuresInARow > 0) return 'failed-once';
  return facts.seriesCount === 0 ? 'silent' : 'answering';
}
