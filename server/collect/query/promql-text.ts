const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '"': '\\"',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

/**
 * A text as PromQL writes it, quotes and all.
 *
 * @example promqlText('a "b"') // '"a \\"b\\""'
 */
export function promqlText(text: string): string {
  return `"${text.replace(/[\\"\n\r\t]/g, (character) => ESCAPES[character] ?? character)}"`;
}

/**
 * The RE2 pattern of exactly these texts, for a matcher `=~`, which is anchored at both ends.
 *
 * @example patternOf(['a.b', 'c|d']) // 'a\\.b|c\\|d'
 */
export function patternOf(texts: readonly string[]): string {
  return texts.map((text) => text.replace(/[\\.+*?()|[\]{}^$]/g, '\\$&')).join('|');
}
