import type { ObjectiveAnswer } from '#shared/api/objectives.ts';
import { MINUTE_SECONDS } from '#shared/units.ts';
import type { DeskWords } from './desk-words.ts';
import { splitDuration } from './format-duration.ts';
import { availabilityText, ceilAt, countText, coveragePercent, floorAt, targetText } from './format-ratio.ts';
import type { Words } from './words.ts';

type AllWords = Words & DeskWords;

/** The parts of an objective that are said here. */
type Said<Names extends keyof ObjectiveAnswer> = Pick<ObjectiveAnswer, Names>;

/** "99.89% in 30 days, target 99.9%", or why there is no value. */
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

/** "12 of 43 min left", "1,240 of 5,000 failures left", "2,101 failures over 6,411"; null where there is no budget. */
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
