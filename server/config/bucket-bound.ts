import { parseDuration } from './duration.ts';

/**
 * The upper bound of a histogram's bucket: a duration, then in seconds, or a bare number in the histogram's own unit.
 * `parseBucketBound('300ms') === 0.3`, `parseBucketBound('300') === 300`. Throws `Error` with a sentence for the reader.
 */
export const parseBucketBound = (text: string): number => {
  const isNumber = /^-?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text);
  const bound = isNumber ? Number(text) : parseDuration(text);
  if (Number.isFinite(bound)) return bound;
  throw new Error(`${text} is too large`);
};
