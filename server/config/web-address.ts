import { publicTarget } from '../public-target.ts';

/** An `http:` or `https:` URL, as it is written. Throws `Error` with a sentence for the reader. */
export const parseWebAddress = (text: string): string => {
  // The parser of URLs passes over line breaks and tabs: the address would be another than the one that is read.
  if (/\p{Cc}/u.test(text)) throw new Error('a line break or another control character is in it');
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url !== null && (url.protocol === 'http:' || url.protocol === 'https:')) return text;
  // A password may stand in it.
  throw new Error(
    `"${publicTarget(text)}" is not a web address; write it like http://127.0.0.1:9101/metrics`,
  );
};
