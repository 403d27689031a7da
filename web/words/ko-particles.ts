const FIRST = 0xac00;
const LAST = 0xd7a3;
const FINALS = 28;
const RIEUL = 8;

/** How digits end when they are read: 영, 일, 이, 삼, 사, 오, 육, 칠, 팔, 구. */
const digitFinals: readonly number[] = [21, RIEUL, 0, 16, 0, 0, 1, RIEUL, RIEUL, 0];

/** What isolates and turns text is not spoken. */
const marks = /[\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g;

/** The final consonant of a word as Unicode counts it, 0 for none; null where it ends in another script. */
const finalOf = (word: string): number | null => {
  const last = word.replace(marks, '').trimEnd().at(-1) ?? '';
  if (/\d/.test(last)) return digitFinals[Number(last)] ?? null;
  const code = last.codePointAt(0) ?? 0;
  return code < FIRST || code > LAST ? null : (code - FIRST) % FINALS;
};

/** A word as what is spoken of. @example topic('리드 타임') // '리드 타임은' */
export const topic = (word: string): string => {
  const final = finalOf(word);
  return `${word}${final === null ? '은(는)' : final === 0 ? '는' : '은'}`;
};

/** A word as who or what does it. @example subject('2025.11.4') // '2025.11.4가' */
export const subject = (word: string): string => {
  const final = finalOf(word);
  return `${word}${final === null ? '이(가)' : final === 0 ? '가' : '이'}`;
};

/** A word as where something went. @example toward('3일') // '3일로' */
export const toward = (word: string): string => {
  const final = finalOf(word);
  return `${word}${final === null || final === 0 || final === RIEUL ? '로' : '으로'}`;
};
