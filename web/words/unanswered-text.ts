import type { NotAnswering, ObjectiveAnswer } from '#shared/api/objectives.ts';
import type { Words } from './words.ts';

type Silent = Pick<ObjectiveAnswer, 'notAnswering'>;

/** Whether none of its targets answers: the figure that was last known is no promise then. */
export const isUnanswered = ({ notAnswering }: Silent): boolean =>
  notAnswering !== null && notAnswering.count === notAnswering.of;

/** Whether some of its targets answer and some do not: the figure stands. */
export const isAnsweredInPart = ({ notAnswering }: Silent): boolean =>
  notAnswering !== null && notAnswering.count < notAnswering.of;

/** "not answering since 13:42: connection refused", or "10 of 29 not answering since 13:42: connection refused". */
export const unansweredText = (
  { count, of }: Pick<NotAnswering, 'count' | 'of'>,
  when: string,
  reason: string,
  words: Words,
): string =>
  count < of ? words.notAnsweringPartSince(count, of, when, reason) : words.notAnsweringSince(when, reason);
