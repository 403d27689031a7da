import type { TrendSeries } from '#shared/api/trends.ts';
import { amountOf } from '../../words/amount-text.ts';
import type { DeskWords } from '../../words/desk-words.ts';
import { limitDuration } from '../../words/format-duration.ts';
import { big, type Part, small } from '../../words/parts.ts';
import type { Words } from '../../words/words.ts';

/** A figure in parts, the digits large; what bounds it, or why there is none, where it has no value. */
export const figureParts = (
  { figure, ...of }: Pick<TrendSeries, 'figure' | 'metric' | 'unit' | 'better'>,
  words: Words & DeskWords,
): Part[] => {
  if (figure.value !== null) {
    const { digits, unit } = amountOf(of, figure.value);
    return [big(digits), small(words.delivery.unit(unit, digits))];
  }
  if (figure.atLeastSeconds !== null) {
    const { digits, unit } = limitDuration(figure.atLeastSeconds);
    return [big(words.delivery.atLeast(digits)), small(words.delivery.unit(unit, digits))];
  }
  return [small(words.delivery.reason(of.metric, figure.reason ?? 'no-data'))];
};
