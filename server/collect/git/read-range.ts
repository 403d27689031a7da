import { pickedFrom, revertedBy } from '#shared/commit-message.ts';
import { SECOND_MS } from '#shared/units.ts';
import type { Commit } from './read-commits.ts';
import type { Git } from './run-git.ts';

/** A commit with what the rest of its message says. */
export interface RangeCommit extends Commit {
  readonly originSha: string | null;
  readonly revertsSha: string | null;
}

export interface AskedRange {
  readonly tips: readonly string[];
  /** What can be reached from these is left out. */
  readonly not: readonly string[];
  /** More than so many are refused. */
  readonly limit: number;
}

/** A range holds more commits than are read. */
export class TooManyCommits extends Error {
  constructor(limit: number) {
    super(`more than ${limit} commits`);
    this.name = 'TooManyCommits';
  }
}

const longestSubject = 1_000;
const FIELDS_PER_COMMIT = 4;
const revisions = ({ tips, not }: Omit<AskedRange, 'limit'>): string =>
  [...new Set(tips), ...[...new Set(not)].map((sha) => `^${sha}`), ''].join('\n');

function toCommit([head = '', parents = '', seconds = '', message = '']: readonly string[]): RangeCommit {
  const subject = (message.split('\n')[0] ?? '').trim();
  return {
    // Before each commit rev-list writes a heading of its own.
    sha: head.slice(head.lastIndexOf('\n') + 1),
    parents: parents === '' ? [] : parents.split(' '),
    committedAtMs: Number(seconds) * SECOND_MS,
    subject: subject === '' ? null : subject.slice(0, longestSubject),
    originSha: pickedFrom(message),
    revertsSha: revertedBy(message),
  };
}

/**
 * The commits that can be reached from the tips and from none of the others, by sha, newest first.
 *
 * @throws TooManyCommits
 */
export async function readRange(git: Git, asked: AskedRange): Promise<Map<string, RangeCommit>> {
  const most = `--max-count=${asked.limit + 1}`;
  const commits = await readCommits(git, asked, ['--topo-order', most]);
  if (commits.size > asked.limit) throw new TooManyCommits(asked.limit);
  return commits;
}

/** These commits alone, by sha. */
export const readThese = (git: Git, shas: Iterable<string>): Promise<Map<string, RangeCommit>> =>
  readCommits(git, { tips: [...shas], not: [] }, ['--no-walk=unsorted']);

async function readCommits(
  git: Git,
  asked: Omit<AskedRange, 'limit'>,
  how: readonly string[],
): Promise<Map<string, RangeCommit>> {
  const commits = new Map<string, RangeCommit>();
  if (asked.tips.length === 0) return commits;
  const format = '--format=%H%x00%P%x00%ct%x00%B%x00';
  let fields: string[] = [];
  for await (const field of git.fields(
    ['rev-list', '--stdin', '--encoding=UTF-8', ...how, format],
    revisions(asked),
  )) {
    fields.push(field);
    if (fields.length < FIELDS_PER_COMMIT) continue;
    const commit = toCommit(fields);
    commits.set(commit.sha, commit);
    fields = [];
  }
  return commits;
}

/** Those of the same range that touch one of the paths, which are taken literally. */
export async function readTouching(
  git: Git,
  asked: AskedRange,
  paths: readonly string[],
): Promise<ReadonlySet<string>> {
  const shas = new Set<string>();
  if (asked.tips.length === 0) return shas;
  const args = ['--literal-pathspecs', 'rev-list', '--stdin', '--full-history'];
  const input = [revisions(asked), '--', ...paths, ''].join('\n').replaceAll('\n\n', '\n');
  for await (const line of git.lines(args, input)) shas.add(line);
  return shas;
}
