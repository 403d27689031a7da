import type { DeskWords } from '../../words/desk-words.ts';
import { countText, targetText } from '../../words/format-ratio.ts';
import type { Words } from '../../words/words.ts';

/** In which language, and how its moments are said. */
export interface InputSay {
  readonly words: Words & DeskWords;
  when(at: string): string;
}

interface TargetSpan {
  readonly from: string;
  readonly to: string;
  readonly target: number;
  readonly version: number;
}

const isTargetSpan = (value: object): value is TargetSpan =>
  'from' in value && 'to' in value && 'target' in value && typeof value.target === 'number';

/** What went into a figure, whatever it is, as a line of text. */
export const inputText = (value: unknown, say: InputSay): string => {
  const { words } = say;
  if (value === null || value === undefined) return words.receipt.nothing;
  if (typeof value === 'number') return countInput(value);
  if (typeof value === 'boolean') return value ? words.receipt.yes : words.receipt.no;
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return words.list(value.map((item: unknown) => inputText(item, say)));
  return recordText(value, say);
};

const recordText = (value: object, say: InputSay): string => {
  const { words, when } = say;
  if (isTargetSpan(value)) {
    const { from, to, target, version } = value;
    return words.receipt.target(targetText(target), when(from), when(to), version);
  }
  const { kept, ...rest } = { kept: undefined, ...value };
  const parts = words.list(Object.entries(rest).map(([name, item]) => `${name} ${inputText(item, say)}`));
  return kept === undefined ? parts : words.receipt.kept(parts);
};

/** A whole number with grouping; a fraction in full: a receipt rounds nothing. */
const countInput = (value: number): string => (Number.isInteger(value) ? countText(value) : String(value));
