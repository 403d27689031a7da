import type { Comparison, TrendSeries } from '#shared/api/trends.ts';
import { rangeText } from '../../words/amount-text.ts';
import type { DeskWords } from '../../words/desk-words.ts';

/** Why a comparison has its verdict, in words. */
export const reasonText = (
  { verdict, reason, now, before }: Pick<Comparison, 'verdict' | 'reason' | 'now' | 'before'>,
  series: TrendSeries,
  words: DeskWords,
): string => {
  const { better } = words.trends;
  const { code, count, of, known, side } = reason;
  const { by } = series;
  const range = rangeText(series, reason, words);
  if (code === 'usual-range' && range !== null) return better.usual(by, range);
  if (code === 'odd-periods' && verdict === 'changed') return better.oddRule(by, count ?? 0, known ?? 0);
  if (code === 'odd-periods') return better.odd(by, count ?? 0, known ?? 0);
  if (code === 'beyond-old-average' && count !== null && of !== null && side !== null)
    return better.beyond(by, count, of, side);
  if (code === 'new-definition') return better.redefined;
  if (code === 'beyond-old-average') return better.moved;
  if (code === 'near-the-edge') return better.edge(side);
  const isEmpty = now.value === null || before.value === null;
  return code === 'no-data' && isEmpty ? better.noData : better.tooFew(by, count, of);
};
