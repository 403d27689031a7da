import { floorMinute, MINUTE_MS, SECOND_MS } from '#shared/units.ts';
import type { Clock } from '../clock.ts';
import type { Store } from '../store/store.ts';
import { createRound, type RoundDeps } from './round.ts';

export interface WatchDeps extends Omit<RoundDeps, 'onFailure' | 'store'> {
  readonly store: Pick<Store, 'tallies' | 'episodes' | 'onChange'>;
  readonly clock: Clock;
  /** Hears of an objective that could not be judged while the others were, and where nothing could be kept. */
  readonly onFailure: (error: unknown, service: string | null, objective: string | null) => void;
  /** Hears that every objective was judged up to a minute, and how long that took. */
  readonly onJudged: (judgedToMs: number, durationSeconds: number) => void;
}

/** Requests wait for a turn at most about so long. */
const TURN_MS = 15;
/** Between two turns, so that requests and scrapes come in between. */
const PAUSE_MS = 20;
/** After something changed that was judged already: more of it may follow. */
const CORRECTED_MS = SECOND_MS;

/**
 * Judges every objective each minute over the minutes that are complete, soon after something before them changed, and
 * keeps the episodes. Returns what ends it.
 */
export function watchObjectives({ clock, onFailure, onJudged, ...deps }: WatchDeps): () => void {
  const { episodes, onChange } = deps.store;
  const round = createRound({ ...deps, onFailure });
  let judgedMs = Number.NaN;
  let corrections = episodes.correctionNumber();
  let isUnderWay = false;
  let spentMs = 0;
  let dueMs = Number.POSITIVE_INFINITY;
  let cancel = (): void => {};

  const isCorrected = () => episodes.correctionNumber() !== corrections;

  /** Returns whether something is left. */
  function turn(): boolean {
    const beganMs = clock.monotonicMs();
    const toMs = floorMinute(clock.nowMs());
    if (!isUnderWay || toMs !== judgedMs || isCorrected()) {
      judgedMs = toMs;
      corrections = episodes.correctionNumber();
      round.begin(toMs);
    }
    isUnderWay = round.turn(() => clock.monotonicMs() - beganMs >= TURN_MS);
    spentMs += clock.monotonicMs() - beganMs;
    return isUnderWay;
  }

  function run(): void {
    dueMs = Number.POSITIVE_INFINITY;
    try {
      if (!turn()) {
        onJudged(judgedMs, spentMs / SECOND_MS);
        spentMs = 0;
      }
    } catch (error) {
      // Nothing of the turn was kept and the marks stand where they were: the next minute judges it again.
      onFailure(error, null, null);
      isUnderWay = false;
    }
    runIn(isUnderWay ? PAUSE_MS : MINUTE_MS - (clock.nowMs() % MINUTE_MS));
  }

  /** Of two times that were asked for the earlier one counts. */
  function runIn(delayMs: number): void {
    if (clock.monotonicMs() + delayMs >= dueMs) return;
    cancel();
    dueMs = clock.monotonicMs() + delayMs;
    cancel = clock.after(delayMs, run);
  }

  const stopListening = onChange((nouns) => {
    if (isCorrected() || nouns.has('agreement') || nouns.has('config')) runIn(CORRECTED_MS);
  });
  runIn(0);
  return () => {
    stopListening();
    cancel();
  };
}
