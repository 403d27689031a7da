import type { ImportedHistory } from './collect/git/import-git.ts';
import type { Store, Upserted, WholeDeployment } from './store/store.ts';

/** Each deployment of an imported history with the changes that it brought. */
export function wholeDeployments({ deployments, changes }: ImportedHistory): WholeDeployment[] {
  const byDeployment = Map.groupBy(changes, (change) => change.deploymentId);
  return deployments.map((deployment) => ({ deployment, changes: byDeployment.get(deployment.id) ?? [] }));
}

/** Stores an imported history in one transaction. */
export const storeHistory = (store: Store, history: ImportedHistory): Upserted[] =>
  store.deployments.upsertMany(wholeDeployments(history));
