import type { ImportedHistory } from './collect/git/import-git.ts';
import type { Store, Upserted } from './store/store.ts';

/** Stores an imported history in one transaction: each deployment with the changes it brought. */
export function storeHistory(store: Store, { deployments, changes }: ImportedHistory): Upserted[] {
  const byDeployment = Map.groupBy(changes, (change) => change.deploymentId);
  return store.deployments.upsertMany(
    deployments.map((deployment) => ({ deployment, changes: byDeployment.get(deployment.id) ?? [] })),
  );
}
