const SHORTEST = 7;
const LONGEST = 64;
const HEX = /^[0-9a-f]+$/i;

/** Whether a name may be a commit: 7 to 64 hexadecimal digits. */
export const isShaLike = (name: string): boolean =>
  name.length >= SHORTEST && name.length <= LONGEST && HEX.test(name);

/**
 * Finds which of some wanted names a sha answers to: its full name, or a prefix of at least seven digits.
 *
 * @param wanted names in any case; those that cannot be a commit are found only in full
 * @returns a function from a sha to the wanted names, lower-cased, that it answers to
 * @example createShaMatch(['1a2b3c4'])('1a2b3c4d5e') // ['1a2b3c4']
 */
export function createShaMatch(wanted: Iterable<string>): (sha: string) => readonly string[] {
  const names = new Set([...wanted].map((name) => name.toLowerCase()));
  const lengths = [...new Set([...names].filter(isShaLike).map((name) => name.length))];
  return (sha) => {
    const full = sha.toLowerCase();
    const found = names.has(full) ? [full] : [];
    for (const length of lengths) {
      const prefix = full.slice(0, length);
      if (length < full.length && names.has(prefix)) found.push(prefix);
    }
    return found;
  };
}
