import type { ObjectiveAnswer } from '#shared/api/objectives.ts';
import { MINUTE_SECONDS, SECOND_MS } from '#shared/units.ts';
import type { DeskWords } from './desk-words.ts';
import { roughDuration, splitDuration } from './format-duration.ts';
import { availabilityText, ceilAt, countText, coveragePercent, floorAt, targetText } from './format-ratio.ts';
import { dateParts } from './format-time.ts';
import type { Language } from './language.ts';
import type { Words } from './words.ts';

type AllWords = Words & DeskWords;

/** The parts of an objective that are said here. */
type Said<Names extends keyof ObjectiveAnswer> = Pick<ObjectiveAnswer, Names>;

/** "99.89% of 99.9% in 30 days", or why there is no value. */
export const valueText = (
  objective: Said<'value' | 'target' | 'window' | 'reason'>,
  words: AllWords,
): string => {
  const { value, target } = objective;
  if (value === null) return words.objective.noValue(objective.reason ?? 'no-data');
  const window = words.objective.window(objective.window);
  const shown = availabilityText(value, target);
  return target === null
    ? words.objective.valueAlone(shown, window)
    : words.objective.valueOfTarget(shown, targetText(target), window);
};

/** Why a source is silent, where that is known, no target says it and it does not stand in place of the value. */
export const silentWhy = (
  objective: Said<'state' | 'reason' | 'notAnswering' | 'value'>,
  words: AllWords,
): string | null => {
  const { state, reason, notAnswering, value } = objective;
  if (state !== 'nodata' || notAnswering !== null || value === null) return null;
  return reason === 'collector-down' || reason === 'target-down' ? words.objective.noValue(reason) : null;
};

/** "12 of 43 min left", "1,240 of 5,000 failures left", "2,101 failures over the 6,411 allowed"; null where there is no budget. */
export const budgetUnits = (objective: Said<'budget'>, words: AllWords): string | null => {
  const { budget } = objective;
  if (budget === null || budget.remaining === null) return null;
  const say = words.objective;
  if (budget.allowedMinutes !== null) {
    const of = countText(floorAt(budget.allowedMinutes, 0));
    const left = budget.allowedMinutes * budget.remaining;
    return left < 0
      ? say.minutesOver(countText(ceilAt(-left, 0)), of)
      : say.minutesLeft(countText(floorAt(left, 0)), of);
  }
  // Under one failure there is no number of them that is left.
  if (budget.allowed < 1) return null;
  const of = countText(floorAt(budget.allowed, 0));
  const left = floorAt(budget.allowed - budget.spent, 0);
  return left < 0 ? say.failuresOver(countText(-left), of) : say.failuresLeft(countText(left), of);
};

/** What the words for a moment ahead need. */
interface ComingSay {
  readonly words: AllWords;
  readonly nowMs: number;
  readonly zone: string;
  readonly language: Language;
}

/**
 * "gone in 14 h" while the budget goes too fast, or "back on 3 Dec"; null where neither is coming.
 *
 * @param isBurning whether the budget goes faster now than it lasts
 */
export const comingText = (
  { exhaustedAt, backInsideAt, state }: Said<'exhaustedAt' | 'backInsideAt' | 'state'>,
  isBurning: boolean,
  { words, nowMs, zone, language }: ComingSay,
): string | null => {
  if (exhaustedAt !== null && isBurning) {
    const leftSeconds = (Date.parse(exhaustedAt) - nowMs) / SECOND_MS;
    if (leftSeconds > 0) return words.objective.goneIn(roughDuration(leftSeconds));
  }
  // While it burns, a day on which it would be back if it stopped now says nothing.
  if (backInsideAt === null || state === 'burning') return null;
  return words.objective.backOn(dateParts(Date.parse(backInsideAt), zone, language));
};

/** As `comingText`, of an objective with all of its burn rules: by the rate of its last five minutes. */
export const nextText = (objective: ObjectiveAnswer, say: ComingSay): string | null => {
  const { state, value, burn } = objective;
  const now = burn.flatMap(({ long, short }) => [short, long]).find(({ window }) => window === '5m');
  const isBurning = state !== 'nodata' && value !== null && (now?.rate ?? 0) > 1;
  return comingText(objective, isBurning, say);
};

/** Coverage and bounds, where it was not heard all the time; else null. */
export const coverageText = (
  objective: Said<'coverage' | 'low' | 'high' | 'target'>,
  words: AllWords,
): string | null => {
  const { low, high } = objective;
  const percent = coveragePercent(objective.coverage);
  if (percent === null) return null;
  const heard = words.heardOfTime(percent);
  if (low === null || high === null) return heard;
  const bounds = words.objective.bounds(
    availabilityText(low, objective.target),
    availabilityText(high, objective.target),
  );
  return words.list([heard, bounds]);
};

/** How much of what was not heard is the board's own stop; null where none of it is, or all was heard. */
export const ownStopText = (objective: ObjectiveAnswer, words: AllWords): string | null => {
  const { coverage, collectorDownMinutes } = objective;
  if (coveragePercent(coverage) === null || collectorDownMinutes === 0) return null;
  return words.objective.ownStop(splitDuration(collectorDownMinutes * MINUTE_SECONDS));
};
