import { RE2JS } from 're2js';

/** Longer ones are refused: a pattern is compiled once, but a long one takes its time for each text. */
const MAX_CHARACTERS = 16_384;

/**
 * A pattern of a relabelling rule as Prometheus compiles it: RE2, the whole text, `.` matches a line end too.
 *
 * @throws Error with a sentence for the reader
 * @example compileRelabelPattern('a|b').test('ab') // false
 */
export const compileRelabelPattern = (regex: string): RE2JS => {
  if (regex.length > MAX_CHARACTERS) throw new Error(`a pattern of more than ${MAX_CHARACTERS} characters`);
  try {
    // By itself first, so that what is said of a faulty pattern shows it as it is written.
    RE2JS.compile(regex);
  } catch (error) {
    throw new Error(`the pattern cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  return RE2JS.compile(`^(?s:${regex})$`);
};
