import type { CommitsEvent, PullRequest } from '#shared/sender-event.ts';

/** Why a host of code did not say what it was asked: a stable key, and one line for a reader. */
export interface HostRefusal {
  readonly problem: 'rate-limited' | 'fetch-failed' | 'unknown-commit' | 'range-gap';
  readonly detail: string;
}

/** Hosts of code, as they are asked by their API. None of it throws. */
export interface CodeHosts {
  /** Whether a repository is on a host that may be asked. */
  knows(repository: string): boolean;
  /** What lies between two commits; a name of a tag is one. */
  compare(repository: string, before: string, after: string): Promise<CommitsEvent | HostRefusal>;
  /** Paths that a commit touches; null where the host does not say. */
  files(repository: string, sha: string): Promise<readonly string[] | null>;
  /** The merged pull request of that number; null where there is none, or the host does not say. */
  pull(repository: string, number: string): Promise<PullRequest | null>;
  /** Numbers of the pull requests that a commit belongs to; none where the host does not say. */
  pullsWith(repository: string, sha: string): Promise<readonly string[]>;
}
