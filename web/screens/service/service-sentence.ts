import type { ObjectiveAnswer } from '#shared/api/objectives.ts';
import type { DeskWords } from '../../words/desk-words.ts';
import { describeFailing } from '../../words/failing.ts';
import type { Moments } from '../../words/moments.ts';
import { unansweredText } from '../../words/unanswered-text.ts';
import { wholeSentence } from '../../words/whole-sentence.ts';
import type { Words } from '../../words/words.ts';

/** What the sentence rests on. */
export interface SentenceFacts {
  readonly objective: Pick<
    ObjectiveAnswer,
    'state' | 'since' | 'nodataSince' | 'backInsideAt' | 'notAnswering' | 'sli'
  >;
  readonly failing: { readonly ratio: number | null };
}

interface Told {
  readonly words: Words & DeskWords;
  readonly moments: Moments;
  readonly nowMs: number;
}

/** What fails now; null where nothing does, and where nobody knows. */
const failingSentence = ({ objective, failing }: SentenceFacts, { words }: Told): string | null => {
  if (failing.ratio === null || failing.ratio <= 0 || objective.state === 'nodata') return null;
  return wholeSentence(words.services.now(objective.sli.kind, describeFailing(failing.ratio)));
};

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
  const { words, moments, nowMs } = told;
  const { state, since, nodataSince, backInsideAt } = chosen.objective;
  const start = since ?? nodataSince;
  const when = start === null ? null : moments.recent(Date.parse(start), nowMs);
  const again =
    state === 'debt' && backInsideAt !== null
      ? words.service.insideAgain(moments.day(Date.parse(backInsideAt)))
      : null;
  return [
    words.service.sentence(words.state(state), when),
    failingSentence(chosen, told),
    unansweredSentence(chosen, told),
    again,
  ].filter((sentence) => sentence !== null);
};
