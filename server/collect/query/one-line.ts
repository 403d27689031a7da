const MOST_CHARACTERS = 300;

/**
 * A server's own words for a reader: on one line, bounded, without characters that steer a terminal or turn the
 * direction of writing, and without what stands before the `@` of an address.
 *
 * @example oneLine('dial http://bob:pw@host\nrefused') // 'dial http://host refused'
 */
export function oneLine(text: string): string {
  const line = text
    .slice(0, 4 * MOST_CHARACTERS)
    .replace(/\/\/[^\s/@]*@/g, '//')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim();
  return line.length > MOST_CHARACTERS ? `${line.slice(0, MOST_CHARACTERS - 1).trimEnd()}…` : line;
}
