import { setImmediate as nextTurn } from 'node:timers/promises';
import { repositoryKey } from '#shared/repository-key.ts';
import type { FoundChanges, LineDeployment } from '../../store/change-lines.ts';
import { Failure } from '../failure.ts';
import { GitProblem } from '../git/git-problem.ts';
import { gitSaid } from '../git/git-said.ts';
import { isShallow } from '../git/is-shallow.ts';
import type { Git } from '../git/run-git.ts';
import { askPulls, rangeOrHostChanges } from './ask-host.ts';
import { changeRows, pullsOf } from './change-rows.ts';
import { type CloneAnswer, cloneChanges } from './clone-changes.ts';
import type { FoundCommit } from './found-commit.ts';
import { type Line, linesOf, type Placed } from './lines.ts';
import { placeDeployments } from './place-deployments.ts';
import { rangesOf } from './range-changes.ts';
import type { ResolveDeps } from './resolve-deps.ts';
import { type ServiceSetup, setupOf } from './service-setup.ts';

/** So many are looked at in one go. */
const CHUNK = 200;
/** What went before that is older is contained in what came after it, or was never of the same line. */
const MOST_BEFORE = 2_000;
/** Walking pushes is work for the one thread: others get their turn in between. */
const TURN = 20;

/** The clone of a service as far as it can be read. */
export interface OpenClone {
  /** Null where there is none, and where it cannot be read. */
  readonly path: string | null;
  readonly name: string | null;
  /** Why it cannot be read or fetched; null where it can. */
  readonly failure: string | null;
  /** @see CloneState */
  readonly generation: number;
}

const SHALLOW = 'the clone is shallow; run "git fetch --unshallow" in it';

const noClone: OpenClone = { path: null, name: null, failure: null, generation: 0 };

/** Fetches the clone of a service, where it has one, and asks for its name. */
export async function openClone({ clones }: ResolveDeps, { clonePath }: ServiceSetup): Promise<OpenClone> {
  if (clonePath === null) return noClone;
  const { failure, generation } = await clones.fetch(clonePath);
  try {
    const name = await clones.nameOf(clonePath);
    // Where its history ends, what is older looks as if it had come with a branch that began before that.
    const isCut = await clones.read(clonePath, isShallow);
    return isCut
      ? { path: null, name, failure: SHALLOW, generation }
      : { path: clonePath, name, failure, generation };
  } catch (error) {
    if (error instanceof GitProblem || error instanceof Failure)
      return { path: null, name: null, failure: failure ?? gitSaid(error), generation };
    throw error;
  }
}

const isAsked = (deployment: LineDeployment): boolean =>
  deployment.isCounted && deployment.changesFrom !== 'told';

/** Keys of the repository that the configuration names, by its path and by its remote's address. */
export const ownKeysOf = ({ repository }: ServiceSetup, { name }: OpenClone): ReadonlySet<string> =>
  new Set([repository, name].flatMap((each) => (each === null ? [] : repositoryKey(each))));

interface LineQuestion {
  readonly deps: ResolveDeps;
  readonly setup: ServiceSetup;
  readonly clone: OpenClone;
  readonly line: Line;
  readonly fromClone: ReadonlyMap<Placed, CloneAnswer>;
}

/** The address under which pushes and changes of a line go. */
const addressOf = ({ line, clone, setup }: LineQuestion): string | null =>
  line.isOwn ? (clone.name ?? line.repository ?? setup.repository) : line.repository;

/** What a deployment brought, and when it came to the branch. */
interface Brought {
  readonly commits: readonly FoundCommit[];
  readonly arrivedAtMs: ReadonlyMap<string, number>;
}

async function findOne(
  question: LineQuestion,
  place: number,
  findRanges: ReturnType<typeof rangesOf>,
): Promise<FoundChanges> {
  const { deps, setup, clone, line, fromClone } = question;
  const { store } = deps;
  const { deployment } = line.placed[place] as Placed;
  const address = addressOf(question) ?? '';
  const rows = async ({ commits, arrivedAtMs }: Brought) => {
    await askPulls(deps, address, commits);
    return changeRows(
      deployment,
      address,
      commits,
      pullsOf(store.pullRequests, address, commits),
      arrivedAtMs,
    );
  };
  const cloned = fromClone.get(line.placed[place] as Placed);
  if (cloned !== undefined && 'commits' in cloned)
    return { deployment, changes: await rows(cloned), from: 'repository', problem: null };
  const paths = line.isOwn ? setup.paths : [];
  const asked = { store: store.commits, repository: address, findRanges, paths };
  const ranged = await rangeOrHostChanges(deps, asked, line, place);
  if ('commits' in ranged)
    return { deployment, changes: await rows(ranged), from: ranged.from, problem: null };
  return { deployment, changes: [], from: null, problem: wordOf(ranged, cloned, clone) };
}

/** The key of what keeps the changes from being found, and a line beside it where somebody can do something. */
function wordOf(
  ranged: { readonly problem: string; readonly detail?: string },
  cloned: CloneAnswer | undefined,
  { failure }: OpenClone,
): string {
  if (ranged.problem === 'baseline' || ranged.problem === 'no-commit') return ranged.problem;
  if (failure !== null) return `fetch-failed ${failure}`;
  if (ranged.detail !== undefined) return ranged.detail;
  if (cloned !== undefined && 'problem' in cloned) return cloned.problem;
  return ranged.problem;
}

async function findOfLine(question: LineQuestion): Promise<FoundChanges[]> {
  const { deps, line } = question;
  const findRanges = rangesOf(deps.store.commits, addressOf(question) ?? '');
  const found: FoundChanges[] = [];
  for (const [place, { isAsked: asked }] of line.placed.entries()) {
    if (!asked) continue;
    found.push(await findOne(question, place, findRanges));
    if (found.length % TURN === 0) await nextTurn();
  }
  return found;
}

/** What was found of a deployment that no longer counts is taken away. */
const forget = (deployments: readonly LineDeployment[]): FoundChanges[] =>
  deployments
    .filter((each) => !each.isCounted && each.changesFrom !== 'told')
    .filter((each) => each.changesFrom !== null || each.changesProblem !== null)
    .map((deployment) => ({ deployment, changes: [], from: null, problem: null }));

interface Asking {
  readonly deps: ResolveDeps;
  readonly setup: ServiceSetup;
  readonly counted: readonly LineDeployment[];
  readonly isAsked: (deployment: LineDeployment) => boolean;
}

/** The lines of a service, and what its clone says of them: nothing where it cannot be read. */
async function readLines({ deps, setup, counted, isAsked: asked }: Asking, clone: OpenClone) {
  const read = async (git: Git | null) => {
    const lines = linesOf(await placeDeployments(git, counted, asked), setup, ownKeysOf(setup, clone));
    const answers = new Map<Placed, CloneAnswer>();
    for (const line of lines) {
      if (git === null || !line.isOwn) continue;
      for (const [placed, answer] of await cloneChanges(git, line, setup)) answers.set(placed, answer);
    }
    return { lines, answers };
  };
  if (clone.path === null) return { ...(await read(null)), clone };
  try {
    return { ...(await deps.clones.read(clone.path, read)), clone };
  } catch (error) {
    if (!(error instanceof GitProblem || error instanceof Failure)) throw error;
    return { ...(await read(null)), clone: { ...clone, failure: gitSaid(error) } };
  }
}

/**
 * Finds the changes of a service's deployments from a moment on, some at a time, each from the best source there is.
 *
 * @returns from when on there is more to do; null where that was all
 * @throws whatever keeps the store from being read
 */
export async function resolveService(
  deps: ResolveDeps,
  service: string,
  fromMs: number,
  clone: OpenClone,
): Promise<number | null> {
  const { store, config } = deps;
  const setup = setupOf(config(), service);
  const { production } = config();
  const asked = store.changeLines.from(service, fromMs, production, CHUNK);
  const isAskedNow = new Set(asked.filter(isAsked));
  await nextTurn();
  if (isAskedNow.size > 0) {
    const before = store.changeLines.before(service, fromMs, production, MOST_BEFORE);
    const counted = [...before, ...asked.filter(({ isCounted }) => isCounted)];
    const asking = { deps, setup, counted, isAsked: (each: LineDeployment) => isAskedNow.has(each) };
    const { lines, answers, clone: read } = await readLines(asking, clone);
    const ownKeys = ownKeysOf(setup, read);
    const keys = lines.flatMap(({ repository }) => (repository === null ? [] : repositoryKey(repository)));
    store.changeLines.noteRepositories(service, [...ownKeys, ...keys]);
    for (const line of lines)
      store.changeLines.put(await findOfLine({ deps, setup, clone: read, line, fromClone: answers }));
  }
  store.changeLines.put(forget(asked));
  const last = asked.at(-1);
  return asked.length < CHUNK || last === undefined ? null : last.finishedAtMs + 1;
}
