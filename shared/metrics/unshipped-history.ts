import type { UnshippedChange } from '../facts.ts';

const key = ({ service, repository, sha }: UnshippedChange): string => `${service}\n${repository}\n${sha}`;

/** Changes that wait, those that were merged first first, each once however often it was told. */
export const orderUnshipped = (changes: readonly UnshippedChange[]): UnshippedChange[] =>
  [...new Map(changes.map((change) => [key(change), change])).values()].sort(
    (a, b) => a.mergedAtMs - b.mergedAtMs || (key(a) < key(b) ? -1 : 1),
  );
