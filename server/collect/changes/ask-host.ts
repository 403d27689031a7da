import { namedPulls } from './join-pulls.ts';
import { earlierThan, type Line, namesCommit } from './lines.ts';
import { type RangeAnswer, type RangeQuestion, rangeChanges, rangesOf, shaOf } from './range-changes.ts';
import type { ResolveDeps } from './resolve-deps.ts';

/** An answer, and what a reader should know of why there is none. */
export type HostAnswer = RangeAnswer & { readonly detail?: string };

/** Of one deployment: so many commits are asked for their files or pull requests at most. */
const MOST_ASKED = 100;

/** Asks for the files of commits that nobody told; returns whether all are known now. */
async function askFiles(
  { store, hosts }: ResolveDeps,
  repository: string,
  shas: readonly string[],
): Promise<boolean> {
  if (shas.length > MOST_ASKED) return false;
  for (const sha of shas) {
    const commit = await hosts.commit(repository, sha);
    if (commit === null || commit.files === null) return false;
    store.commits.complete(commit);
  }
  return true;
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
    const known = answer.problem === 'unknown-commit' || answer.problem === 'range-gap';
    return { problem: known ? answer.problem : 'range-gap', detail: `${answer.problem}: ${answer.detail}` };
  }
  store.commits.add(answer);
  return null;
}

/** What was before the deployment at a place, as the host may know it: a commit or a tag. */
function namesAround(line: Line, place: number): { before: string; after: string } | null {
  const placed = line.placed[place];
  const last = earlierThan(line, place).findLast(({ deployment }) => namesCommit(deployment));
  const before = placed?.deployment.previousSha ?? (last === undefined ? null : shaOf(last));
  const after = placed === undefined ? null : shaOf(placed);
  return before === null || after === null ? null : { before: before.toLowerCase(), after };
}

/** Pull requests of commits that nobody told of, kept as far as the host knows them. */
async function askPulls(
  { store, hosts }: ResolveDeps,
  repository: string,
  answer: Extract<RangeAnswer, { commits: unknown }>,
): Promise<void> {
  const { commits } = answer;
  const known = store.pullRequests.ofCommits(
    repository,
    commits.map(({ sha }) => sha),
  );
  const numbers = new Set(namedPulls(commits));
  for (const { number } of known) numbers.delete(number);
  for (const number of [...numbers].slice(0, MOST_ASKED)) {
    if (store.pullRequests.get(repository, number) !== null) continue;
    const pull = await hosts.pull(repository, number);
    if (pull !== null) store.pullRequests.upsert(pull);
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
  const around = namesAround(line, place);
  if ('problem' in answer && ['range-gap', 'unknown-commit'].includes(answer.problem) && around !== null) {
    const refused = await askRange(deps, question, around.before, around.after);
    if (refused !== null) return refused;
    answer = again();
  }
  if ('problem' in answer && answer.problem === 'unknown-files') {
    if (await askFiles(deps, repository, answer.shas)) answer = again();
  }
  if ('commits' in answer) await askPulls(deps, repository, answer);
  return answer;
}
