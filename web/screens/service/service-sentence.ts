import type { ObjectiveAnswer } from '#shared/api/objectives.ts';
import type { DeskWords } from '../../words/desk-words.ts';
import type { Moments } from '../../words/moments.ts';
import { stateSentences } from '../../words/state-sentences.ts';
import { unansweredText } from '../../words/unanswered-text.ts';
import { wholeSentence } from '../../words/whole-sentence.ts';
import type { Words } from '../../words/words.ts';

/** What the sentence rests on. */
export interface SentenceFacts {
  readonly objective: Pick<
    ObjectiveAnswer,
    'state' | 'since' | 'nodataSince' | 'backInsideAt' | 'notAnswering' | 'sli' | 'burn'
  >;
  readonly failing: { readonly ratio: number | null; readonly burnRate: number | null };
}

interface Told {
  readonly words: Words & DeskWords;
  readonly moments: Moments;
  readonly nowMs: number;
}

const unansweredSentence = ({ objective }: SentenceFacts, { words, moments, nowMs }: Told): string | null => {
  const silent = objective.notAnswering;
  if (silent === null) return null;
  const reason = words.connectionReason(silent.reason, silent.detail);
  const when = moments.recent(Date.parse(silent.since), nowMs);
  return wholeSentence(unansweredText(silent, when, reason, words));
};

/**
 * What is said of an objective at the head of its page: its state and since when, what fails now, what does not answer,
 * and when it is inside again.
 */
export const serviceSentences = (chosen: SentenceFacts, told: Told): string[] => {
  const { words, moments } = told;
  const { objective, failing } = chosen;
  const { state, since, nodataSince, backInsideAt, sli, burn } = objective;
  const rule = burn.find(({ firing }) => firing) ?? null;
  const now = { state, failingRatio: failing.ratio, burnRate: failing.burnRate };
  const again =
    state === 'debt' && backInsideAt !== null
      ? words.service.insideAgain(moments.day(Date.parse(backInsideAt)))
      : null;
  return [
    ...stateSentences({ ...now, kind: sli.kind, since, nodataSince, rule }, told),
    unansweredSentence(chosen, told),
    again,
  ].filter((sentence) => sentence !== null);
};
