import type { DeployedChange } from '../facts.ts';

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
  /**
   * On the branch → deployed; NaN where it did not wait there. Null where that is what `parts` say of shipping, or where
   * none did. Read with `waitingMsOf`.
   */
  readonly waitingMs: Float64Array | null;
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
  /** The same with this service alone in sight: what another one brought first is not repeated here. */
  readonly ownFates: Uint8Array;
}

/** How long each waited on the branch to be deployed, NaN where it did not; null where none did. */
export const waitingMsOf = ({
  waitingMs,
  parts,
}: Pick<CarriedColumns, 'waitingMs' | 'parts'>): Float64Array | null =>
  waitingMs ?? parts?.shippingMs ?? null;

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
  | 'reachedBranchAtMs'
>;
