import { enDesk } from './en-desk.ts';
import { isolating } from './isolated.ts';
import { koDesk } from './ko-desk.ts';
import type { Language } from './language.ts';
import { type Words, wordsOf } from './words.ts';

/** Words of the screens at a desk, beside those of the wall. */
export type DeskWords = typeof enDesk;

const catalogues: Record<Language, DeskWords> = { en: isolating(enDesk), ko: isolating(koDesk) };

/** All words of one language. */
export const deskWordsOf = (language: Language): Words & DeskWords => ({
  ...wordsOf(language),
  ...catalogues[language],
});
