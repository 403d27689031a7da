import { RE2JS } from 're2js';

/** A pattern of the blackbox exporter: RE2, anywhere in the text. Throws `Error` with a sentence. */
export const parsePattern = (text: string): string => {
  try {
    RE2JS.compile(text);
    return text;
  } catch (error) {
    throw new Error(`the pattern cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
};
