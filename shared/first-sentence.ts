/**
 * The first sentence of a text, with its full stop. A stop inside a number or before a small letter ends none.
 * @example firstSentence('At zero, e.g. 0.0, stop. Then wait.') // 'At zero, e.g. 0.0, stop.'
 */
export const firstSentence = (text: string): string =>
  /^.*?[.](?=\s+[A-Z가-힣]|\s*$)/s.exec(text)?.[0] ?? text;
