/** Whatever takes no ink: controls, formats, unassigned, separators other than a blank, and the fillers of Hangul. */
const UNSEEN = /[\p{C}\p{Zl}\p{Zp}\u115f\u1160\u3164\uffa0]|(?! )\p{Zs}/gu;

const escaped = (character: string): string =>
  Array.from(
    { length: character.length },
    (_, place) => `\\u${character.charCodeAt(place).toString(16).padStart(4, '0')}`,
  ).join('');

/**
 * A name as a reader can tell it from others: characters that cannot be seen are written out.
 *
 * @example visibleName('orders\u200b') // 'orders\\u200b'
 */
export const visibleName = (name: string): string => name.replace(UNSEEN, escaped);
