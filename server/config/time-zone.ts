import { didYouMean } from '#shared/nearest.ts';

const isKnown = (zone: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
};

/**
 * An IANA zone such as `Asia/Seoul`. An offset such as `+09:00` is refused: it knows no summer time.
 * Throws `Error` with a sentence for the reader.
 */
export const parseTimeZone = (text: string): string => {
  if (/^[A-Za-z]/.test(text) && isKnown(text)) return text;
  const near = didYouMean(text, Intl.supportedValuesOf('timeZone'));
  throw new Error(`"${text}" is not an IANA time zone${near === '' ? '; write it like Asia/Seoul' : near}`);
};
