/** Moves the decimal point two places to the left in the text, so that 99.9 % is 0.999 and not 0.9990000000000001. */
const hundredth = (digits: string): number => {
  const [whole = '', fraction = ''] = digits.split('.');
  const padded = whole.padStart(3, '0');
  return Number(`${padded.slice(0, -2)}.${padded.slice(-2)}${fraction}`);
};

/**
 * A share from 0 to 1, from a percentage or from the share itself:
 * `parseRatio('99.9%') === 0.999`, `parseRatio('0.15') === 0.15`. Throws `Error` with a sentence for the reader.
 */
export const parseRatio = (text: string): number => {
  const match = /^(\d+(?:\.\d+)?)\s*(%?)$/.exec(text);
  if (match?.[1] === undefined) throw new Error(`"${text}" is not a share; write it like 99.5% or 0.995`);
  const ratio = match[2] === '%' ? hundredth(match[1]) : Number(match[1]);
  if (ratio <= 1) return ratio;
  throw new Error(`${text} is more than the whole; write it like 99.5% or 0.995`);
};

/** A share that leaves something to lose and something to keep: over 0, under 1. Throws as `parseRatio`. */
export const parseTarget = (text: string): number => {
  const ratio = parseRatio(text);
  if (ratio > 0 && ratio < 1) return ratio;
  throw new Error(`a target must be over 0% and under 100%; ${text} leaves nothing to measure`);
};
