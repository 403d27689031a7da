import type { IncidentBody } from '#shared/api/incidents.ts';
import type { TallyBody } from '#shared/api/tallies.ts';
import { Problem } from '#shared/problems.ts';
import type { Config } from '../config/config.ts';
import { readDeployment } from '../serve/deployment-facts.ts';
import { changeIncident, readIncident, theOne } from '../serve/incident-facts.ts';
import { toIncidentAnswer } from '../serve/incidents.ts';
import { knownService } from '../serve/known-service.ts';
import { flagPastIncidents, readPastIncidents } from '../serve/past-incidents.ts';
import { checkTallies, storeTallies } from '../serve/tally-observations.ts';
import { toTokenAnswer } from '../serve/token-answer.ts';
import { countUpserts } from '../store/count-upserts.ts';
import type { Store, WholeDeployment } from '../store/store.ts';
import { createTokenSecret, hashSecret } from '../tokens.ts';
import { type Backend, RowsRefused, rowRefused } from './backend.ts';

/** The same under the id of the service that its name means. Throws `Problem` where the configuration has none. */
const underId = ({ deployment, changes }: WholeDeployment, config: Config): WholeDeployment => {
  const service = knownService(config, deployment.service).id;
  return {
    deployment: { ...deployment, service },
    changes: changes.map((change) => ({ ...change, service })),
  };
};

const knownTallies = (rows: readonly TallyBody[], config: Config, nowMs: number) => {
  try {
    return checkTallies(rows, config, nowMs);
  } catch (error) {
    throw error instanceof Problem ? rowRefused(error.message, error.parts[0]?.at) : error;
  }
};

const knownIncidents = (bodies: readonly IncidentBody[], config: Config) => {
  try {
    return readPastIncidents(bodies, config);
  } catch (error) {
    throw error instanceof Problem ? new RowsRefused(error.message, error.parts) : error;
  }
};

/** Writes straight into the store of a data folder that no server has open. */
export const createStoreBackend = (store: Store, config: Config, nowMs: () => number): Backend => {
  let hasNewTallies = false;
  return {
    kind: 'store',
    putDeployments: async (rows) =>
      countUpserts(store.deployments.upsertMany(rows.map((row) => underId(row, config)))),
    async putDeployment(body) {
      return countUpserts(store.deployments.upsertMany([readDeployment(body, config, nowMs())]));
    },
    async openIncident(body) {
      const incident = readIncident(body, config, nowMs());
      store.incidents.upsert(incident);
      return toIncidentAnswer(incident);
    },
    async changeIncident(id, patch) {
      const service = patch.service === undefined ? undefined : knownService(config, patch.service).id;
      const incident = changeIncident(theOne(store.incidents.find(id), id, service), patch, nowMs());
      store.incidents.upsert(incident);
      return toIncidentAnswer(incident);
    },
    async putIncidents(bodies, check) {
      const incidents = knownIncidents(bodies, config);
      const flagged = flagPastIncidents(incidents, nowMs());
      return { ...countUpserts(check ? [] : store.incidents.upsertMany(incidents)), flagged };
    },
    async putTallies(rows) {
      storeTallies(knownTallies(rows, config, nowMs()), store);
      hasNewTallies = true;
    },
    async checkTallies(rows) {
      knownTallies(rows, config, nowMs());
    },
    async createToken(name, scopes) {
      const secret = createTokenSecret();
      return { ...toTokenAnswer(store.tokens.create(name, scopes, hashSecret(secret), nowMs())), secret };
    },
    listTokens: async () => store.tokens.list().map(toTokenAnswer),
    async revokeToken(id) {
      if (!store.tokens.revoke(id, nowMs()))
        throw new Problem('not-found', `there is no token ${id} in force`);
    },
    close() {
      // No server waits for this process, so that it can take its time: the next one opens a smaller folder.
      try {
        if (hasNewTallies) store.tallies.pack(nowMs());
      } finally {
        store.close();
      }
    },
  };
};
