import { SECOND_MS } from '#shared/units.ts';
import type { Git } from './run-git.ts';

export interface Commit {
  readonly sha: string;
  readonly parents: readonly string[];
  readonly committedAtMs: number;
  /** First line of the message; null where there is none. */
  readonly subject: string | null;
}

const longestSubject = 1_000;

const parseCommit = (line: string): Commit => {
  const [sha = '', parents = '', seconds = '', subject = ''] = line.split('\0');
  return {
    sha,
    parents: parents === '' ? [] : parents.split(' '),
    committedAtMs: Number(seconds) * SECOND_MS,
    subject: subject === '' ? null : subject.slice(0, longestSubject),
  };
};

/** Every commit reachable from the given ones, by sha; one pass over the history. */
export const readCommits = async (git: Git, tips: Iterable<string>): Promise<Map<string, Commit>> => {
  const args = ['rev-list', '--stdin', '--encoding=UTF-8', '--format=%H%x00%P%x00%ct%x00%s'];
  const commits = new Map<string, Commit>();
  for await (const line of git.lines(args, [...new Set(tips), ''].join('\n'))) {
    // Before each commit rev-list writes a heading of its own, which holds no NUL.
    if (!line.includes('\0')) continue;
    const commit = parseCommit(line);
    commits.set(commit.sha, commit);
  }
  return commits;
};
