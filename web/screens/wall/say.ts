import type { LocalName } from '#shared/api/contract.ts';
import type { Language } from '../../words/language.ts';
import { createMoments, type Moments } from '../../words/moments.ts';
import { type Words, wordsOf } from '../../words/words.ts';

/** All that a part of the wall needs to speak: the language, its words, and what time it is. */
export interface Say {
  readonly language: Language;
  readonly words: Words;
  readonly moments: Moments;
  /** Server time, cut to the minute: what a tile says changes no faster. */
  readonly nowMs: number;
  name(of: LocalName): string;
}

export const createSay = (language: Language, zone: string, nowMs: number): Say => ({
  language,
  words: wordsOf(language),
  moments: createMoments(zone, language),
  nowMs,
  name: (of) => of[language],
});
