import type { Commit, PullRequest } from '#shared/sender-event.ts';
import type { HostRefusal } from '../code-hosts.ts';

/** One repository of a host, in the host's own way of speaking. None of it throws. */
export interface HostedCode {
  /** Commits that `after` has and `before` has not, oldest first. */
  compare(before: string, after: string): Promise<readonly Commit[] | HostRefusal>;
  files(sha: string): Promise<readonly string[] | null>;
  pull(number: string): Promise<PullRequest | null>;
  pullsWith(sha: string): Promise<readonly string[]>;
}
