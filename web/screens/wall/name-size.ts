import type { QuietTile } from './quiet.ts';

/** How wide a name is, in letters: a Hangul syllable is nearly two of them. */
export const lettersIn = (name: string): number =>
  name.length + (name.match(/[\u1100-\uffdc]/g)?.length ?? 0) * 0.7;

/** Letters of full size that stand on one line of a calm wall, by what stands beside them. */
const ROOM = { nothing: 18, shortFigure: 13.5, longFigure: 11.5 } as const;
/** `100` and `−12` are long, `63` is not. */
const LONG_FIGURE = 3;

/**
 * Whether a name of a calm wall needs smaller letters. They are set for a whole page, so that names stay alike, and
 * what is still too wide for its line goes on in a second one.
 *
 * @example isTight('Label printing', { budgetPercent: '100', bareValue: null }) // true
 */
export const isTight = (
  name: string,
  { budgetPercent, bareValue }: Pick<QuietTile, 'budgetPercent' | 'bareValue'>,
): boolean => {
  const figure = budgetPercent ?? bareValue;
  if (figure === null) return lettersIn(name) > ROOM.nothing;
  return lettersIn(name) > (figure.length < LONG_FIGURE ? ROOM.shortFigure : ROOM.longFigure);
};
