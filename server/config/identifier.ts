/**
 * An id, safe in addresses, labels and file names: up to 200 of letters, digits, `.`, `_` and `-`,
 * the first one a letter or digit. Throws `Error` with a sentence for the reader.
 */
export const parseIdentifier = (text: string): string => {
  // Ids become keys of plain objects, where `constructor` would find something that nobody put there.
  if (/^[A-Za-z0-9][A-Za-z0-9._-]{0,199}$/.test(text) && !(text in {})) return text;
  throw new Error(`"${text}" is not an id; use letters, digits, ".", "_" and "-", up to 200 of them`);
};
