/** What is read from right to left, or says so: Hebrew, Arabic and their kin, marks, embeddings, overrides, isolates. */
const turning =
  /[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc\ud802\ud803\ud83a\ud83b]/;
const OPEN = '\u2068';
const CLOSE = '\u2069';

/** Closes the isolates that a text opens, and leaves out what closes none of them: it would close ours. */
const balanced = (text: string): string => {
  let depth = 0;
  const kept = text.replace(/[\u2066-\u2069]/g, (mark) => {
    if (mark === CLOSE && depth === 0) return '';
    depth += mark === CLOSE ? -1 : 1;
    return mark;
  });
  return kept + CLOSE.repeat(depth);
};

/**
 * A text from outside, as it can stand in a sentence without turning the words beside it (Unicode's isolates): whatever
 * it opens ends with it. A text that turns nothing stays as it is, so that hardly any carries a mark.
 *
 * @example isolated('press \u202egnp.exe') // '\u2068press \u202egnp.exe\u2069'
 */
export const isolated = (text: string): string =>
  turning.test(text) ? `${OPEN}${balanced(text)}${CLOSE}` : text;

/** Several facts of one thing in one line, of which none turns the others. */
export const besides = (facts: readonly string[]): string => facts.map(isolated).join(' · ');

const isPlain = (value: object): boolean => Object.getPrototypeOf(value) === Object.prototype;

const isolatedWithin = (value: unknown): unknown => {
  if (typeof value === 'string') return isolated(value);
  if (Array.isArray(value)) return value.map(isolatedWithin);
  if (typeof value !== 'object' || value === null || !isPlain(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, isolatedWithin(part)]));
};

/**
 * A catalogue whose sentences isolate whatever text they are given, at any depth: so none of them has to think of it,
 * and none can forget it.
 */
export const isolating = <Value>(words: Value): Value => {
  if (typeof words === 'function')
    return ((...given: unknown[]) => words(...given.map(isolatedWithin))) as Value;
  if (typeof words !== 'object' || words === null || !isPlain(words)) return words;
  return Object.fromEntries(Object.entries(words).map(([key, part]) => [key, isolating(part)])) as Value;
};
