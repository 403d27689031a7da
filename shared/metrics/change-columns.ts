import type { DeployedChange } from '../facts.ts';
import { writeTextKey } from '../text-key.ts';

/** Seconds-free: all lengths are whole milliseconds, so that sums of them are exact in any order. */
export interface ChangeParts {
  /** First commit → pull request opened; NaN where it is not known, or negative. */
  readonly codingMs: Float64Array;
  /** Opened → merged. */
  readonly reviewMs: Float64Array;
  /** Merged → deployed. */
  readonly shippingMs: Float64Array;
}

/** The change at `index` was picked from the commit of this key. */
export interface Origin {
  readonly index: number;
  readonly high: number;
  readonly low: number;
}

/** Every change that each deployment carried, in order of the deployments, then of the commits. */
export interface CarriedColumns {
  /** Those of the deployment at `place` stand at `[offsets[place], offsets[place + 1])`. */
  readonly offsets: Uint32Array;
  /** Two numbers a change: the same for the same commit of a repository, in whatever deployment and service. */
  readonly keys: Uint32Array;
  /** Those that were cherry-picked, with the key of what they were picked from. */
  readonly origins: readonly Origin[];
  /** Deployment finished − committed. Negative where the clocks of committer and pipeline disagree. */
  readonly leadMs: Float64Array;
  /** 1 for a commit with several parents. */
  readonly merges: Uint8Array;
  /** Null where no pull request is known. */
  readonly parts: ChangeParts | null;
  /** Of which its changes are: only services with a common one can carry the same change. */
  readonly repositories: ReadonlySet<string>;
  /** Looked up where a receipt names it. */
  shaAt(index: number): string;
  repositoryAt(index: number): string;
}

/** The same, with what became of each. */
export interface ChangeColumns extends CarriedColumns {
  /** One of `changeFates` each. */
  readonly fates: Uint8Array;
}

/** A change as columns take it. */
export type CarriedChange = Pick<
  DeployedChange,
  | 'repository'
  | 'sha'
  | 'originSha'
  | 'committedAtMs'
  | 'parentCount'
  | 'firstCommitAtMs'
  | 'openedAtMs'
  | 'mergedAtMs'
>;

/** Within a deployment the older commit first; ties by name, so that the order of the facts never matters. */
export const byCommit = (a: CarriedChange, b: CarriedChange): number =>
  a.committedAtMs - b.committedAtMs || compare(a.repository, b.repository) || compare(a.sha, b.sha);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** From one time to another; NaN where one is not known, or where they stand in the wrong order. */
const stretch = (fromMs: number | null, toMs: number | null): number =>
  fromMs === null || toMs === null || toMs < fromMs ? Number.NaN : toMs - fromMs;

function originOf({ repository, originSha }: CarriedChange, index: number): Origin[] {
  if (originSha === null) return [];
  const key = new Uint32Array(2);
  writeTextKey(key, 0, repository, originSha);
  return [{ index, high: key[0] ?? 0, low: key[1] ?? 0 }];
}

function partsOf(carried: readonly (readonly CarriedChange[])[], finishedAtMs: Float64Array, count: number) {
  const isKnown = (change: CarriedChange) => change.openedAtMs !== null || change.mergedAtMs !== null;
  if (!carried.some((changes) => changes.some(isKnown))) return null;
  const codingMs = new Float64Array(count);
  const reviewMs = new Float64Array(count);
  const shippingMs = new Float64Array(count);
  let index = 0;
  for (const [place, changes] of carried.entries()) {
    for (const { firstCommitAtMs, openedAtMs, mergedAtMs } of changes) {
      codingMs[index] = stretch(firstCommitAtMs, openedAtMs);
      reviewMs[index] = stretch(openedAtMs, mergedAtMs);
      shippingMs[index] = stretch(mergedAtMs, finishedAtMs[place] ?? null);
      index += 1;
    }
  }
  return { codingMs, reviewMs, shippingMs };
}

/**
 * Puts changes into columns.
 *
 * @param carried what the deployment at each place carried, in any order
 */
export function carriedColumns(
  carried: readonly (readonly CarriedChange[])[],
  finishedAtMs: Float64Array,
): CarriedColumns {
  const sorted = carried.map((changes) => changes.toSorted(byCommit));
  const offsets = new Uint32Array(sorted.length + 1);
  for (const [place, changes] of sorted.entries())
    offsets[place + 1] = (offsets[place] ?? 0) + changes.length;
  const all = sorted.flat();
  const keys = new Uint32Array(2 * all.length);
  const merges = new Uint8Array(all.length);
  const leadMs = new Float64Array(all.length);
  let index = 0;
  for (const [place, changes] of sorted.entries()) {
    for (const change of changes) {
      writeTextKey(keys, index, change.repository, change.sha);
      leadMs[index] = (finishedAtMs[place] ?? 0) - change.committedAtMs;
      merges[index] = change.parentCount > 1 ? 1 : 0;
      index += 1;
    }
  }
  return {
    offsets,
    keys,
    origins: all.flatMap(originOf),
    leadMs,
    merges,
    parts: partsOf(sorted, finishedAtMs, all.length),
    repositories: new Set(all.map((change) => change.repository)),
    shaAt: (at) => all[at]?.sha ?? '',
    repositoryAt: (at) => all[at]?.repository ?? '',
  };
}
