import type { DurationPart } from '../../words/format-duration.ts';
import { languages } from '../../words/language.ts';
import { wordsOf } from '../../words/words.ts';

const lengths: readonly DurationPart[] = [
  { count: 0, unit: 'day' },
  { count: 0, unit: 'hour' },
  { count: 0, unit: 'minute' },
  { count: 0, unit: 'second' },
];

/**
 * What the wall says once its server is gone, in every language. The font comes in pieces as it is needed:
 * those of these words have to be there before nobody can send them any more.
 */
export const offlineText = (): string =>
  languages
    .flatMap((language) => {
      const { clock } = wordsOf(language);
      return [
        clock.notLive(''),
        clock.notLiveSentence(''),
        clock.numbersOld(lengths),
        clock.offline(lengths),
        clock.reconnecting,
        clock.attempt(0),
      ];
    })
    .join(' ');
