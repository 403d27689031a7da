import { en } from './en.ts';
import { isolating } from './isolated.ts';
import { ko } from './ko.ts';
import type { Language } from './language.ts';

/** Every word on the screens. The English catalogue is the type; the Korean one must have all of it. */
export type Words = typeof en;

const catalogues: Record<Language, Words> = { en: isolating(en), ko: isolating(ko) };

export const wordsOf = (language: Language): Words => catalogues[language];
