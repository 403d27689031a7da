import type { Commit } from './read-commits.ts';

/**
 * For each release, in the order given, the commits reachable from it and from none before it.
 * A second release of the same commit has none; so has one whose commit an earlier release contains.
 * @param releases shas in the order of their release
 * @param commits every commit reachable from them, by sha
 */
export const firstContaining = (
  releases: readonly string[],
  commits: ReadonlyMap<string, Commit>,
): readonly (readonly Commit[])[] => {
  const seen = new Set<string>();
  return releases.map((release) => {
    const found: Commit[] = [];
    const waiting = [release];
    for (let sha = waiting.pop(); sha !== undefined; sha = waiting.pop()) {
      const commit = commits.get(sha);
      if (commit === undefined || seen.has(sha)) continue;
      seen.add(sha);
      found.push(commit);
      waiting.push(...commit.parents);
    }
    return found;
  });
};
