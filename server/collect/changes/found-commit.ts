/** A commit that a deployment carries, from whatever source. */
export interface FoundCommit {
  readonly sha: string;
  /** Null where the source names none; the first is the branch that was merged into. */
  readonly parents: readonly string[] | null;
  readonly parentCount: number;
  readonly committedAtMs: number;
  /** First line. */
  readonly message: string | null;
  readonly originSha: string | null;
  readonly revertsSha: string | null;
}
