/** Where something stands in a file, both counted from 1. */
export interface FilePlace {
  readonly line: number;
  readonly column: number;
}

/** One record of a file: a row of CSV, or an object of NDJSON. */
export interface FileRecord {
  /** The line it begins in. */
  readonly line: number;
  /** Texts from CSV, whatever JSON holds from NDJSON, whose names are as they are written. */
  readonly values: Readonly<Record<string, unknown>>;
  /** Where the value of a name stands; where the record begins, for a name that it does not hold. */
  placeOf(name: string): FilePlace;
}

/**
 * Where the n-th field of a record of CSV begins.
 *
 * @param index counted from 0
 * @param line where the record begins
 */
export const csvFieldPlace = (text: string, index: number, line: number): FilePlace => {
  let [commas, isQuoted, start] = [0, false, 0];
  for (let at = 0; at < text.length && commas < index; at += 1) {
    if (text[at] === '"') isQuoted = !isQuoted;
    if (text[at] !== ',' || isQuoted) continue;
    commas += 1;
    start = at + 1;
  }
  const before = text.slice(0, start).split('\n');
  return { line: line + before.length - 1, column: (before.at(-1) ?? '').length + 1 };
};

/** Where a name of an object begins in its line of JSON; its first letter where it is not found as written. */
export const jsonNamePlace = (text: string, name: string, line: number): FilePlace => {
  const written = JSON.stringify(name);
  for (let at = text.indexOf(written); at !== -1; at = text.indexOf(written, at + 1))
    if (/^\s*:/.test(text.slice(at + written.length))) return { line, column: at + 1 };
  return { line, column: text.length - text.trimStart().length + 1 };
};
