import type { ObjectiveAnswer } from '#shared/api/objectives.ts';
import { MINUTE_SECONDS, SECOND_MS } from '#shared/units.ts';
import type { DeskWords } from './desk-words.ts';
import { roughDuration, splitDuration } from './format-duration.ts';
import {
  availabilityText,
  burnDigits,
  countText,
  coveragePercent,
  floorAt,
  MINUS,
  signed,
  targetText,
} from './format-ratio.ts';
import { dateParts } from './format-time.ts';
import type { Language } from './language.ts';
import type { Words } from './words.ts';

type AllWords = Words & DeskWords;

/** "99.89% of 99.9% in 30 days", or why there is no value. */
export const valueText = (objective: ObjectiveAnswer, words: AllWords): string => {
  const { value, target } = objective;
  if (value === null) return words.objective.noValue(objective.reason ?? 'no-data');
  const window = words.objective.window(objective.window);
  const shown = availabilityText(value, target);
  return target === null
    ? words.objective.valueAlone(shown, window)
    : words.objective.valueOfTarget(shown, targetText(target), window);
};

/** Why a source is silent, where that is known, no target says it and it does not stand in place of the value. */
export const silentWhy = (objective: ObjectiveAnswer, words: AllWords): string | null => {
  const { state, reason, notAnswering, value } = objective;
  if (state !== 'nodata' || notAnswering !== null || value === null) return null;
  return reason === 'collector-down' || reason === 'target-down' ? words.objective.noValue(reason) : null;
};

/** "12 of 43 min left", or "1,240 of 5,000 failures left"; null where there is no budget. */
export const budgetUnits = (objective: ObjectiveAnswer, words: AllWords): string | null => {
  const { budget } = objective;
  if (budget === null || budget.remaining === null) return null;
  if (budget.allowedMinutes !== null) {
    const left = signed(floorAt(budget.allowedMinutes * budget.remaining, 0), 0);
    return words.objective.minutesLeft(left, countText(floorAt(budget.allowedMinutes, 0)));
  }
  // Under one failure there is no number of them that is left.
  if (budget.allowed < 1) return null;
  const left = floorAt(budget.allowed - budget.spent, 0);
  return words.objective.failuresLeft(
    countText(left).replace('-', MINUS),
    countText(floorAt(budget.allowed, 0)),
  );
};

/** How fast the budget goes now, for the badge; null while it lasts and where there is too little to say. */
export const burnText = (objective: ObjectiveAnswer, words: AllWords): string | null => {
  if (objective.state === 'nodata' || objective.value === null) return null;
  const now = objective.burn
    .flatMap(({ long, short }) => [short, long])
    .find(({ window }) => window === '5m');
  if (now === undefined || now.rate === null || now.rate <= 1) return null;
  return words.card.tooFast(burnDigits(now.rate));
};

/** "gone in 14 h" while the budget goes too fast, or "back on 3 Dec"; null where neither is coming. */
export const nextText = (
  objective: ObjectiveAnswer,
  { words, nowMs, zone, language }: { words: AllWords; nowMs: number; zone: string; language: Language },
): string | null => {
  if (objective.exhaustedAt !== null && burnText(objective, words) !== null) {
    const leftSeconds = (Date.parse(objective.exhaustedAt) - nowMs) / SECOND_MS;
    if (leftSeconds > 0) return words.objective.goneIn(roughDuration(leftSeconds));
  }
  // While it burns, a day on which it would be back if it stopped now says nothing.
  if (objective.backInsideAt === null || objective.state === 'burning') return null;
  return words.objective.backOn(dateParts(Date.parse(objective.backInsideAt), zone, language));
};

/** Coverage and bounds, where it was not heard all the time; else null. */
export const coverageText = (objective: ObjectiveAnswer, words: AllWords): string | null => {
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
