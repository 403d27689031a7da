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
}

/**
 * Without a configuration the board reads the releases of the repository it stands in: tags are deployments.
 * Where there is no repository or no tag it says so on the board. Looks again every five minutes; returns what
 * ends that.
 */
export function watchOwnRepository({
  store,
  notices,
  clock,
  folder,
  service,
  variables,
}: OwnRepository): () => void {
  let cancel = (): void => {};
  let stopped = false;
  const look = async (): Promise<void> => {
    const problem = await readReleases().catch(toProblem);
    if (stopped) return;
    const said = (here: boolean) =>
      here && problem ? { sinceMs: null, detail: problem.message, service } : null;
    notices.set('no-tags', said(problem?.kind === 'no-tags'));
    notices.set('no-repository', said(problem?.kind !== 'no-tags'));
    store.announce('config');
    cancel = clock.after(LOOK_AGAIN_MS, () => void look());
  };
  const readReleases = async (): Promise<null> => {
    const history = await importGit({
      repository: folder,
      service,
      tags: '*',
      environment: 'production',
      variables,
    });
    if (!stopped) storeHistory(store, history);
    return null;
  };
  void look();
  return () => {
    stopped = true;
    cancel();
  };
}

/** @throws anything that is not about the repository: that is a fault of ours */
function toProblem(error: unknown): GitProblem {
  if (error instanceof GitProblem) return error;
  throw error;
}
