import { didYouMean } from '#shared/nearest.ts';
import { Problem } from '#shared/problems.ts';
import type { Config } from '../config/config.ts';
import { findService } from '../config/running-config.ts';
import { isoInstant, isoInstantOrNull } from '../serve/instants.ts';
import type { Store, TokenRow, Upserted } from '../store/store.ts';
import { createTokenSecret, hashSecret } from '../tokens.ts';
import type { Backend, DeploymentRow, ListedToken } from './backend.ts';

const toListed = ({ id, name, scopes, createdAtMs, revokedAtMs }: TokenRow): ListedToken => ({
  id,
  name,
  scopes: [...scopes],
  createdAt: isoInstant(createdAtMs),
  revokedAt: isoInstantOrNull(revokedAtMs),
});

/** The id of the service that a name means. Throws `Problem` where the configuration has none. */
const resolveService = (config: Config, name: string): string => {
  const service = findService(config, name);
  if (service !== null) return service.id;
  const near = didYouMean(
    name,
    config.services.map(({ id }) => id),
  );
  throw new Problem('unknown-service', `no service of the configuration is called "${name}"${near}`);
};

const underId = (row: DeploymentRow, service: string): DeploymentRow => ({
  deployment: { ...row.deployment, service },
  changes: row.changes.map((change) => ({ ...change, service })),
});

const count = (results: readonly Upserted[], which: Upserted): number =>
  results.filter((result) => result === which).length;

/** Writes straight into the store of a data folder that no server has open. */
export const createStoreBackend = (store: Store, config: Config, nowMs: () => number): Backend => ({
  kind: 'store',
  async putDeployments(rows) {
    const known = rows.map((row) => underId(row, resolveService(config, row.deployment.service)));
    const results = store.deployments.upsertMany(known);
    return {
      created: count(results, 'created'),
      updated: count(results, 'updated'),
      same: count(results, 'same'),
    };
  },
  async createToken(name, scopes) {
    const secret = createTokenSecret();
    return { ...toListed(store.tokens.create(name, scopes, hashSecret(secret), nowMs())), secret };
  },
  listTokens: async () => store.tokens.list().map(toListed),
  async revokeToken(id) {
    if (!store.tokens.revoke(id, nowMs())) throw new Problem('not-found', `there is no token ${id} in force`);
  },
  close: () => store.close(),
});
