import type { DeskWords } from '../../words/desk-words.ts';

const interval = /^(\d{4}-[^/]+Z)\/(\d{4}-[^/]+Z)$/;

/** Something that was left out, as people read it: a stretch of time by its ends, anything else by its id. */
export const leftOutItem = (item: string, when: (at: string) => string, words: DeskWords): string => {
  const [, start, end] = interval.exec(item) ?? [];
  return start === undefined || end === undefined ? item : words.receipt.stretch(when(start), when(end));
};
