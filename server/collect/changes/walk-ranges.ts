import type { CommitRange } from '../../store/commits.ts';

/** What lies between a commit and the last one that is known to have been deployed. */
export type Walk =
  | {
      readonly kind: 'found';
      /** Oldest first, with the range that tells of it. */
      readonly commits: readonly { readonly sha: string; readonly range: CommitRange }[];
    }
  /** No way leads there: `missing` are the commits behind which nothing is known. */
  | { readonly kind: 'gap'; readonly missing: readonly string[] };

/** Ranges that end at a commit or hold it, the one that is to be preferred first. */
export type FindRanges = (sha: string) => readonly CommitRange[];

/** What the way back is looked for with. */
export interface WalkQuestion {
  readonly findRanges: FindRanges;
  /** Whether a commit was deployed before. */
  isStop(sha: string): boolean;
  /** Whether a merge is among them. */
  hasMerge(shas: readonly string[]): boolean;
}

/** So many pushes lie between two deployments at most. */
const MOST_RANGES = 5_000;

interface Step {
  readonly sha: string;
  /** The step that it was reached from, and over which range. */
  readonly from: Step | null;
  readonly range: CommitRange | null;
}

/** The commits of a range up to one of them, newest first; an empty list where the range ends before it began. */
function upTo({ shas, afterSha }: CommitRange, sha: string): readonly string[] {
  const place = shas.lastIndexOf(sha);
  if (place === -1 && afterSha !== sha) return [];
  return shas.slice(0, place === -1 ? shas.length : place + 1).reverse();
}

/**
 * Whether a range says what lies between a commit of it and what was deployed before. Where a merge follows on either of
 * them, the list holds two branches side by side, and what stands before need not be contained.
 */
function tellsBefore(range: CommitRange, sha: string, { isStop, hasMerge }: WalkQuestion): boolean {
  const { shas } = range;
  const place = shas.lastIndexOf(sha);
  if (place !== -1 && hasMerge(shas.slice(place + 1))) return false;
  const newestFirst = upTo(range, sha);
  return !hasMerge(newestFirst.slice(0, Math.max(0, newestFirst.findIndex(isStop))));
}

/** The commits on the way that led to `last`, oldest first, each once. */
function collect(last: Step, isStop: (sha: string) => boolean): Walk {
  const seen = new Map<string, CommitRange>();
  const steps: Step[] = [];
  for (let step: Step | null = last; step?.from; step = step.from) steps.push(step);
  // From the oldest range on: a commit that two of them hold belongs to the one that told of it first.
  for (const { range, from } of steps) {
    if (range === null || from === null) continue;
    const newestFirst = upTo(range, from.sha);
    const stop = newestFirst.findIndex(isStop);
    const held = stop === -1 ? newestFirst : newestFirst.slice(0, stop);
    for (const sha of held.toReversed()) if (!seen.has(sha)) seen.set(sha, range);
  }
  return { kind: 'found', commits: [...seen].map(([sha, range]) => ({ sha, range })) };
}

/**
 * Goes back from a commit, push by push, until it meets one that was deployed. Ranges that are not whole lead nowhere,
 * nor does a new branch: better no list than a wrong one. Of several ways the shortest counts, so the answer depends
 * on the ranges alone and not on the order in which they came.
 *
 * @example walkRanges('c', { findRanges, isStop: (sha) => sha === 'a', hasMerge }) // b and c, where pushes led from a to c
 */
export function walkRanges(sha: string, question: WalkQuestion): Walk {
  const { findRanges, isStop } = question;
  if (isStop(sha)) return { kind: 'found', commits: [] };
  const missing: string[] = [];
  const reached = new Set([sha]);
  const waiting: Step[] = [{ sha, from: null, range: null }];
  for (let at = 0; at < waiting.length && at < MOST_RANGES; at += 1) {
    const step = waiting[at];
    if (step === undefined) break;
    const ranges = findRanges(step.sha).filter(
      (range) => range.isWhole && tellsBefore(range, step.sha, question),
    );
    if (ranges.length === 0) missing.push(step.sha);
    for (const range of ranges) {
      const next: Step = { sha: range.beforeSha ?? '', from: step, range };
      if (upTo(range, step.sha).some(isStop) || isStop(next.sha)) return collect(next, isStop);
      if (range.beforeSha === null) missing.push(step.sha);
      else if (!reached.has(range.beforeSha)) waiting.push(next);
      reached.add(next.sha);
    }
  }
  return { kind: 'gap', missing: [...new Set(missing)].sort() };
}
