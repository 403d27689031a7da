import { pullsOf } from './change-rows.ts';
import type { FoundCommit } from './found-commit.ts';
import { namedPulls } from './join-pulls.ts';
import { earlierThan, type Line, namesCommit } from './lines.ts';
import { type RangeAnswer, type RangeQuestion, rangeChanges, rangesOf, shaOf } from './range-changes.ts';
import type { ResolveDeps } from './resolve-deps.ts';

/** An answer, and what a reader should know of why there is none. */
export type HostAnswer = RangeAnswer & { readonly detail?: string };

/** Of one deployment: so many commits are asked for their files, or pull requests for their times, at most. */
const MOST_ASKED = 100;

/** Asks for the files of commits that nobody told; returns whether all are known now. */
async function askFiles(
  { store, hosts }: ResolveDeps,
  repository: string,
  shas: readonly string[],
): Promise<boolean> {
  if (shas.length > MOST_ASKED) return false;
  const known = store.commits.find(repository, shas);
  for (const commit of known.values()) {
    const files = await hosts.files(repository, commit.sha);
    if (files === null) return false;
    store.commits.complete({ ...commit, files });
  }
  return known.size === shas.length;
}

/** Asks the host for what lies between a deployment and the one before, and keeps it. Null where that went well. */
async function askRange(
  { store, hosts }: ResolveDeps,
  { repository }: RangeQuestion,
  before: string,
  after: string,
): Promise<HostAnswer | null> {
  const answer = await hosts.compare(repository, before, after);
  if ('problem' in answer) {
    const problem = answer.problem === 'unknown-commit' ? answer.problem : 'range-gap';
    return { problem, detail: `${answer.problem} ${answer.detail}` };
  }
  store.commits.add(answer);
  return null;
}

/** The commit of a deployment and of what was before it. */
function commitsAround(line: Line, place: number): { before: string; after: string } | null {
  const placed = line.placed[place];
  const last = earlierThan(line, place).findLast(({ deployment }) => namesCommit(deployment));
  const before = placed?.deployment.previousSha ?? (last === undefined ? null : shaOf(last));
  const after = placed === undefined ? null : shaOf(placed);
  return before === null || after === null ? null : { before, after };
}

/** Has the host say which merged pull requests brought commits, as far as nobody told of them. */
export async function askPulls(
  { store, hosts }: ResolveDeps,
  repository: string,
  commits: readonly FoundCommit[],
): Promise<void> {
  if (!hosts.knows(repository)) return;
  let left = MOST_ASKED;
  const ask = async (number: string) => {
    if (left <= 0 || store.pullRequests.get(repository, number) !== null) return;
    left -= 1;
    const pull = await hosts.pull(repository, number);
    if (pull !== null) store.pullRequests.upsert(pull);
  };
  for (const number of namedPulls(commits)) await ask(number);
  for (const { sha, parentCount } of commits) {
    if (left <= 0 || parentCount > 1 || pullsOf(store.pullRequests, repository, commits).has(sha)) continue;
    left -= 1;
    for (const number of await hosts.pullsWith(repository, sha)) await ask(number);
  }
}

/**
 * What pushes say of a deployment and, where they do not say enough and the repository is on a host that may be asked,
 * what the host says. What it says is kept as a range, so that it is asked once.
 */
export async function rangeOrHostChanges(
  deps: ResolveDeps,
  question: RangeQuestion,
  line: Line,
  place: number,
): Promise<HostAnswer> {
  const { repository } = question;
  let answer: HostAnswer = rangeChanges(question, line, place);
  if (!deps.hosts.knows(repository)) return answer;
  const again = () =>
    rangeChanges({ ...question, findRanges: rangesOf(deps.store.commits, repository) }, line, place);
  const around = commitsAround(line, place);
  if ('problem' in answer && ['range-gap', 'unknown-commit'].includes(answer.problem) && around !== null) {
    const refused = await askRange(deps, question, around.before, around.after);
    if (refused !== null) return refused;
    answer = again();
  }
  if ('problem' in answer && answer.problem === 'unknown-files') {
    if (await askFiles(deps, repository, answer.shas)) answer = again();
  }
  return answer;
}
