import type { Clock } from './clock.ts';
import { GitProblem } from './collect/git/git-problem.ts';
import { importGit } from './collect/git/import-git.ts';
import type { Notices } from './compute/notices.ts';
import type { Store } from './store/store.ts';
import { storeHistory } from './store-history.ts';

const LOOK_AGAIN_MS = 5 * 60_000;

export interface OwnRepository {
  readonly store: Store;
  readonly notices: Notices;
  readonly clock: Clock;
  /** Folder the board was started in. */
  readonly folder: string;
  readonly service: string;
  readonly variables: NodeJS.ProcessEnv;
  /** Hears what goes wrong with the board itself; it goes on looking. */
  readonly onError: (error: unknown) => void;
}

/**
 * Without a configuration the board reads the releases of the repository it stands in: tags are deployments.
 * Where there is no repository or no tag it says so on the board. Looks again every five minutes; returns what
 * ends that.
 */
export function watchOwnRepository(options: OwnRepository): () => void {
  const { store, notices, clock, service, onError } = options;
  let cancel = (): void => {};
  let stopped = false;
  const sayProblem = (problem: GitProblem | null): void => {
    const said = (isIt: boolean) =>
      isIt && problem ? { sinceMs: null, detail: problem.message, service } : null;
    notices.set('no-tags', said(problem?.kind === 'no-tags'));
    notices.set('no-repository', said(problem?.kind !== 'no-tags'));
    store.announce('config');
  };
  const look = async (): Promise<void> => {
    try {
      const found = await readReleases(options);
      if (stopped) return;
      if (!(found instanceof GitProblem)) storeHistory(store, found);
      sayProblem(found instanceof GitProblem ? found : null);
    } catch (error) {
      onError(error);
    }
    if (!stopped) cancel = clock.after(LOOK_AGAIN_MS, () => void look());
  };
  void look();
  return () => {
    stopped = true;
    cancel();
  };
}

/** @throws anything that is not about the repository: that is a fault of ours */
async function readReleases({ folder, service, variables }: OwnRepository) {
  try {
    return await importGit({ repository: folder, service, tags: '*', environment: 'production', variables });
  } catch (error) {
    if (error instanceof GitProblem) return error;
    throw error;
  }
}
