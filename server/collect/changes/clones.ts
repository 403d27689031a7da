import { MINUTE_MS, SECOND_MS } from '#shared/units.ts';
import type { Clock } from '../../clock.ts';
import { Failure } from '../failure.ts';
import { fetchClone } from '../git/fetch-clone.ts';
import { GitProblem } from '../git/git-problem.ts';
import { gitSaid } from '../git/git-said.ts';
import { repositoryName } from '../git/repository-name.ts';
import { createGit, type Git } from '../git/run-git.ts';
import { withinTime } from '../within-time.ts';

/** How the last fetch of a clone went. */
export interface CloneState {
  /** Null where it went well; else one line for a reader. */
  readonly failure: string | null;
  /** Grows when a fetch brings anything, and when one works again: what was not found before may be there now. */
  readonly generation: number;
}

/** Clones on this machine. One git at a time; each ends within its time. */
export interface Clones {
  /** Fetches, unless that was done a moment ago. Never throws. */
  fetch(path: string): Promise<CloneState>;
  /** Fetches where nothing did for some minutes. */
  fetchWhenDue(path: string): Promise<CloneState>;
  /** Address of its remote without a password in it, else its path. @throws GitProblem, Failure `timeout` */
  nameOf(path: string): Promise<string>;
  /** @throws GitProblem, Failure `timeout`; whatever `work` throws */
  read<T>(path: string, work: (git: Git) => Promise<T>): Promise<T>;
  /** Ends what runs. */
  stop(): void;
}

/** Several deployments in one moment need one fetch. */
const LEAST_BETWEEN_MS = 10 * SECOND_MS;
/** A remote that failed is left alone for as long. */
const AFTER_FAILURE_MS = MINUTE_MS;
/** Without pushes of its host this is how late a clone may be. */
const DUE_AFTER_MS = 5 * MINUTE_MS;
const FETCH_SECONDS = 120;
const READ_SECONDS = 300;

export function createClones(clock: Clock, variables: NodeJS.ProcessEnv): Clones {
  const fetched = new Map<string, CloneState & { readonly atMs: number }>();
  const ended = new AbortController();

  const within = <T>(path: string, timeoutSeconds: number, work: (git: Git) => Promise<T>): Promise<T> =>
    withinTime(clock, { timeoutSeconds, signal: ended.signal, missing: 'no answer of git' }, (signal) =>
      work(createGit(path, variables, { signal })),
    );

  async function fetch(path: string, leastMs: number): Promise<CloneState> {
    const last = fetched.get(path);
    const waitMs = last?.failure === null ? leastMs : Math.max(leastMs, AFTER_FAILURE_MS);
    if (last !== undefined && clock.monotonicMs() - last.atMs < waitMs) return last;
    const generation = last?.generation ?? 0;
    let state: CloneState;
    try {
      const isNew = (await within(path, FETCH_SECONDS, fetchClone)) || last?.failure !== null;
      state = { failure: null, generation: generation + (isNew ? 1 : 0) };
    } catch (error) {
      if (!(error instanceof GitProblem || error instanceof Failure)) throw error;
      state = { failure: gitSaid(error), generation };
    }
    fetched.set(path, { ...state, atMs: clock.monotonicMs() });
    return state;
  }

  return {
    fetch: (path) => fetch(path, LEAST_BETWEEN_MS),
    fetchWhenDue: (path) => fetch(path, DUE_AFTER_MS),
    nameOf: (path) => within(path, READ_SECONDS, (git) => repositoryName(git, path)),
    read: (path, work) => within(path, READ_SECONDS, work),
    stop: () => ended.abort(new Failure('reset', 'the board stops')),
  };
}
