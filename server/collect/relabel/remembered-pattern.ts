import { compileRelabelPattern } from '../../config/relabel-pattern.ts';
import { defaultRelabelRule } from '../../config/relabel-rule.ts';
import type { FoundGroups } from './expand-template.ts';

/** A pattern that matches whole texts. */
export interface RememberedPattern {
  matches(text: string): boolean;
  /** What its groups hold; null where it does not match. */
  find(text: string): FoundGroups | null;
}

const MOST_REMEMBERED = 1_000;
/** Names of labels and what stands in most of them; addresses and paths are seldom seen twice. */
const LONGEST_REMEMBERED = 64;

/** The same few texts come again and again: names of labels, jobs, codes. */
function remember<T>(answer: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    if (text.length > LONGEST_REMEMBERED) return answer(text);
    const before = known.get(text);
    if (before !== undefined) return before;
    const now = answer(text);
    if (known.size >= MOST_REMEMBERED) known.clear();
    known.set(text, now);
    return now;
  };
}

/** What nearly every rule that copies a label is written with, or rather without. */
const whole: RememberedPattern = {
  matches: () => true,
  find: (text) => ({ byNumber: [text, text], byName: new Map() }),
};

/**
 * @param regex of a relabelling rule
 * @throws Error where it cannot be read
 */
export function createRememberedPattern(regex: string): RememberedPattern {
  if (regex === defaultRelabelRule.regex) return whole;
  const pattern = compileRelabelPattern(regex);
  const names = Object.entries(pattern.namedGroups());
  const matches = remember((text) => pattern.test(text));

  function findAnew(text: string): FoundGroups | null {
    const matcher = pattern.matcher(text);
    if (!matcher.find()) return null;
    const byNumber = Array.from(
      { length: matcher.groupCount() + 1 },
      (_, index) => matcher.group(index) ?? undefined,
    );
    return { byNumber, byName: new Map(names.map(([name, index]) => [name, byNumber[index]])) };
  }

  const find = remember(findAnew);
  // To say that a text does not match is cheaper than to look for its groups.
  return { matches, find: (text) => (matches(text) ? find(text) : null) };
}
