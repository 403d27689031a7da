import type { DeskWords } from '../../words/desk-words.ts';
import { countText } from '../../words/format-ratio.ts';
import type { Words } from '../../words/words.ts';

/** What went into a figure, whatever it is, as a line of text. */
export const inputText = (value: unknown, words: Words & DeskWords): string => {
  if (value === null || value === undefined) return words.receipt.nothing;
  if (typeof value === 'number') return countInput(value);
  if (typeof value === 'boolean') return value ? words.receipt.yes : words.receipt.no;
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return words.list(value.map((item: unknown) => inputText(item, words)));
  return words.list(Object.entries(value).map(([name, item]) => `${name} ${inputText(item, words)}`));
};

/** A whole number with grouping; a fraction in full: a receipt rounds nothing. */
const countInput = (value: number): string => (Number.isInteger(value) ? countText(value) : String(value));
