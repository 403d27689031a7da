import { type BurningNow, hasStopped } from '#shared/slo/has-stopped.ts';
import type { DeskWords } from './desk-words.ts';
import { describeFailing } from './failing.ts';
import { countText } from './format-ratio.ts';
import type { Moments } from './moments.ts';
import { isDebtGrowing } from './state-text.ts';
import { wholeSentence } from './whole-sentence.ts';
import type { Words } from './words.ts';

/** What the sentences rest on. */
export interface StateFacts extends BurningNow {
  readonly kind: string;
  readonly since: string | null;
  readonly nodataSince: string | null;
  /** The rule that fires; null where none does. */
  readonly rule: { readonly factor: number; readonly short: { readonly window: string } } | null;
}

interface Told {
  readonly words: Words & DeskWords;
  readonly moments: Moments;
  readonly nowMs: number;
}

/** "No event fails now; the last 30 min are still above 6×." */
const stoppedSentences = (facts: StateFacts, when: string | null, now: string, { words }: Told): string[] => {
  const { rule } = facts;
  const still = rule === null ? null : words.stopped.still(rule.short.window, countText(rule.factor));
  return [words.service.stoppedSentence(facts.state, when), words.service.stoppedNow(now, still)];
};

/**
 * The state since when, and what fails now, as neither denies the other: of what has stopped, when it began and what
 * keeps its state; of an overdrawn budget that more is spent of, that.
 */
export const stateSentences = (facts: StateFacts, told: Told): string[] => {
  const { words, moments, nowMs } = told;
  const { state, failingRatio, kind } = facts;
  const start = facts.since ?? facts.nodataSince;
  const when = start === null ? null : moments.recent(Date.parse(start), nowMs);
  const now = failingRatio === null ? null : words.services.now(kind, describeFailing(failingRatio));
  if (now !== null && hasStopped(facts)) return stoppedSentences(facts, when, now, told);
  if (now !== null && isDebtGrowing(facts)) return [words.service.debtFails(now)];
  const fails = now !== null && failingRatio !== 0 && state !== 'nodata';
  return [words.service.sentence(words.state(state), when), ...(fails ? [wholeSentence(now)] : [])];
};
