import { equalPatches } from '../git/equal-patches.ts';
import { firstContaining } from '../git/first-containing.ts';
import type { Commit } from '../git/read-commits.ts';
import { type RangeCommit, readRange, readThese, readTouching, TooManyCommits } from '../git/read-range.ts';
import type { Git } from '../git/run-git.ts';
import { arrivals, tipOf } from './branch-tip.ts';
import type { FoundCommit } from './found-commit.ts';
import { earlierThan, type Line, namesCommit, type Placed } from './lines.ts';
import type { ServiceSetup } from './service-setup.ts';

/** What a clone says of a deployment: its commits, oldest first, or a stable key of what keeps it from saying so. */
export type CloneAnswer =
  | {
      readonly commits: readonly FoundCommit[];
      /** When each came to the branch that is released from; without those that are not on it. */
      readonly arrivedAtMs: ReadonlyMap<string, number>;
    }
  | { readonly problem: 'baseline' | 'unknown-commit' | 'range-gap' | 'too-many-commits' };

/** Of one reading of the history; beyond it deployments are looked at in smaller groups, and at last left out. */
const MOST_COMMITS = 50_000;

const toFound = (commit: RangeCommit, origin: string | undefined): FoundCommit => ({
  sha: commit.sha,
  parents: commit.parents,
  parentCount: commit.parents.length,
  committedAtMs: commit.committedAtMs,
  message: commit.subject,
  originSha: commit.originSha ?? origin ?? null,
  revertsSha: commit.revertsSha,
});

/** The deployment right before, as far as it says what it was made of. */
const predecessorOf = (line: Line, place: number): Placed | undefined =>
  earlierThan(line, place).findLast(({ deployment }) => namesCommit(deployment));

/** What can be said without reading the history; null where it must be read. */
function answerAtOnce(line: Line, place: number): CloneAnswer | null {
  const { cloned, clonedPrevious, deployment } = line.placed[place] as Placed;
  if (cloned === null) return { problem: 'unknown-commit' };
  if (clonedPrevious !== null) return null;
  const predecessor = predecessorOf(line, place);
  if (predecessor === undefined)
    return { problem: deployment.previousSha === null ? 'baseline' : 'unknown-commit' };
  return predecessor.cloned === null ? { problem: 'range-gap' } : null;
}

interface Reading {
  readonly git: Git;
  readonly line: Line;
  readonly paths: readonly string[];
  /** Of the branch that is released from; null where there is none. */
  readonly branchTip: string | null;
}

/**
 * Cherry-picks that do not say so: of what the deployment before had and this one has not.
 *
 * @param brought what this one brought: where it follows on the one before, there is nothing that it has not
 */
async function silentPicks(
  { git, line }: Reading,
  place: number,
  brought: readonly Commit[],
): Promise<ReadonlyMap<string, string>> {
  const [before, cloned] = [predecessorOf(line, place)?.cloned, line.placed[place]?.cloned];
  const follows = brought.some(({ parents }) => parents.includes(before ?? ''));
  if (!before || !cloned || follows || brought.length === 0) return new Map();
  const equal = await equalPatches(git, before, cloned);
  const origins = await readThese(git, equal.values());
  return new Map(
    [...equal].flatMap(([sha, origin]) => {
      const named = origins.get(origin)?.originSha ?? origin;
      // Where the other one was picked from this one, this one is the origin.
      return sha.startsWith(named) ? [] : [[sha, named] as const];
    }),
  );
}

interface Release {
  readonly sha: string;
  /** Null for what is only left out of the later ones. */
  readonly place: number | null;
}

/**
 * Everything that ran from the first to the last of these places, in order: what ran before by a teller's word stands
 * there as a release of its own, and so does a deployment that is told of already.
 */
function releasesOf({ placed }: Line, places: readonly number[]): Release[] {
  const [first = 0, last = -1] = [places[0], places.at(-1)];
  const isAsked = new Set(places);
  return placed.slice(first, last + 1).flatMap(({ cloned, clonedPrevious }, index) => {
    const place = isAsked.has(first + index) ? first + index : null;
    return [
      ...(clonedPrevious === null ? [] : [{ place: null, sha: clonedPrevious }]),
      ...(cloned === null ? [] : [{ place, sha: cloned }]),
    ];
  });
}

/** The commits of what ran before the first of some places. */
function ranBefore(line: Line, first: number): readonly string[] {
  const known = earlierThan(line, first).flatMap(({ cloned }) => cloned ?? []);
  return known.length > 0 ? known : [line.placed[first]?.clonedPrevious ?? []].flat();
}

/** When what the branch has gained since came to it; nothing where that is more than is read. */
async function arrivedSince(
  { git, branchTip }: Reading,
  not: readonly string[],
): Promise<Map<string, number>> {
  if (branchTip === null) return new Map();
  try {
    return arrivals(branchTip, await readRange(git, { tips: [branchTip], not, limit: MOST_COMMITS }));
  } catch (error) {
    if (error instanceof TooManyCommits) return new Map();
    throw error;
  }
}

/** Reads what the deployments at these places brought, in one go. */
async function readPlaces(reading: Reading, places: readonly number[]): Promise<Map<number, CloneAnswer>> {
  const { git, line, paths } = reading;
  const releases = releasesOf(line, places);
  const tips = releases.map(({ sha }) => sha);
  const asked = { tips, not: ranBefore(line, places[0] ?? 0), limit: MOST_COMMITS };
  const commits = await readRange(git, asked);
  const touching = paths.length === 0 ? null : await readTouching(git, asked, paths);
  const arrivedAtMs = await arrivedSince(reading, asked.not);
  // Newest first, as git gives them.
  const order = new Map([...commits.keys()].map((sha, index) => [sha, index]));
  const brought = firstContaining(tips, commits);
  const answers = new Map<number, CloneAnswer>();
  for (const [index, { place }] of releases.entries()) {
    if (place === null) continue;
    const all = brought[index] ?? [];
    const own = all
      .filter(({ sha }) => touching === null || touching.has(sha))
      .sort((a, b) => (order.get(b.sha) ?? 0) - (order.get(a.sha) ?? 0));
    const origins = await silentPicks(reading, place, all);
    const found = own.flatMap(({ sha }) => commits.get(sha) ?? []);
    answers.set(place, {
      commits: found.map((commit) => toFound(commit, origins.get(commit.sha))),
      arrivedAtMs,
    });
  }
  return answers;
}

async function readInGroups(reading: Reading, places: readonly number[]): Promise<Map<number, CloneAnswer>> {
  if (places.length === 0) return new Map();
  try {
    return await readPlaces(reading, places);
  } catch (error) {
    if (!(error instanceof TooManyCommits)) throw error;
  }
  if (places.length === 1) return new Map([[places[0] ?? 0, { problem: 'too-many-commits' }]]);
  const half = places.length >> 1;
  const first = await readInGroups(reading, places.slice(0, half));
  return new Map([...first, ...(await readInGroups(reading, places.slice(half)))]);
}

/**
 * What each asked deployment of a line brought: the commits that can be reached from its own and from none of those
 * before it. The first one is a baseline; after one whose commit is not in the clone there is a gap.
 *
 * @param paths only commits that touch one of these; empty for all
 * @param branch that is released from; null for the one that the remote has at its head
 * @throws GitProblem where the clone cannot be read
 */
export async function cloneChanges(
  git: Git,
  line: Line,
  { paths, branch }: Pick<ServiceSetup, 'paths' | 'branch'>,
): Promise<ReadonlyMap<Placed, CloneAnswer>> {
  const atOnce = new Map<number, CloneAnswer>();
  const toRead: number[] = [];
  for (const [place, { isAsked, cloned }] of line.placed.entries()) {
    if (!isAsked) continue;
    const answer = answerAtOnce(line, place);
    if (answer !== null) atOnce.set(place, answer);
    // After a gap nothing is told, but what it contains was in production from then on.
    if (answer === null || ('problem' in answer && answer.problem === 'range-gap' && cloned !== null))
      toRead.push(place);
  }
  const branchTip = toRead.length === 0 ? null : await tipOf(git, branch);
  const read = await readInGroups({ git, line, paths, branchTip }, toRead);
  return new Map(
    [...read, ...atOnce].flatMap(([place, answer]) => {
      const placed = line.placed[place];
      return placed === undefined ? [] : [[placed, answer] as const];
    }),
  );
}
