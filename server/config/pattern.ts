import { RE2JS } from 're2js';

/** A pattern of RE2, as it is written. Throws `Error` with a sentence for the reader. */
export const parsePattern = (text: string): string => {
  RE2JS.compile(text);
  return text;
};
