import type { TrendsAnswer } from '#shared/api/trends.ts';
import { limitText } from '../../words/amount-text.ts';
import type { DeskWords } from '../../words/desk-words.ts';

/** Whether the process, as it runs today, keeps the limit by itself; null where nothing is agreed. */
export const assuranceText = (
  { assurance: { kind, limit, oneIn }, main }: Pick<TrendsAnswer, 'assurance' | 'main'>,
  words: DeskWords,
): string | null => {
  if (limit === null) return null;
  const { assurance } = words.trends;
  const text = limitText(main, limit, words);
  if (kind === 'unknown') return assurance.unknown(main.by);
  if (kind !== 'by-chance') return assurance[kind](text);
  return oneIn === null ? assurance['by-chance'](text, main.by) : assurance.byChanceIn(text, main.by, oneIn);
};
