import type { IncidentBody } from '#shared/api/incidents.ts';
import type { TallyBody } from '#shared/api/tallies.ts';
import { Problem } from '#shared/problems.ts';
import type { Clock } from '../clock.ts';
import { senders } from '../collect/webhooks/senders/senders.ts';
import { createWebhooks } from '../collect/webhooks/webhooks.ts';
import type { Config } from '../config/config.ts';
import { createRunningConfig } from '../config/running-config.ts';
import { changeToldIncident } from '../serve/change-told-incident.ts';
import { readDeployment } from '../serve/deployment-facts.ts';
import { readIncident } from '../serve/incident-facts.ts';
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
export const createStoreBackend = (store: Store, config: Config, clock: Clock): Backend => {
  const running = createRunningConfig(config);
  const webhooks = createWebhooks({ store, config: running, clock, senderOf: (kind) => senders[kind] });
  const { door, reader, subjects } = webhooks;
  let hasNewTallies = false;
  return {
    kind: 'store',
    putDeployments: async (rows) =>
      countUpserts(subjects.tellDeployments(rows.map((row) => underId(row, config)))),
    async putDeployment(body) {
      return countUpserts(subjects.tellDeployments([readDeployment(body, config, clock.nowMs())]));
    },
    async openIncident(body) {
      const incident = readIncident(body, config, clock.nowMs());
      subjects.tellIncident(incident);
      return toIncidentAnswer(store.incidents.get(incident.service, incident.id) ?? incident);
    },
    async changeIncident(id, patch) {
      const change = { id, patch, config, nowMs: clock.nowMs() };
      return toIncidentAnswer(changeToldIncident(change, store, subjects));
    },
    async putIncidents(bodies, check) {
      const incidents = knownIncidents(bodies, config);
      const flagged = flagPastIncidents(incidents, clock.nowMs());
      return { ...countUpserts(check ? [] : subjects.tellPastIncidents(incidents)), flagged };
    },
    async tellDeliveries(told) {
      const { service, ...rest } = told;
      const whose = service === undefined ? {} : { service: knownService(config, service).id };
      return door.tell({ ...rest, ...whose });
    },
    readProgress: async (name) => store.importProgress.get(name),
    async noteProgress(name, progress) {
      if (progress === null) store.importProgress.remove(name);
      else store.importProgress.set(name, progress, clock.nowMs());
    },
    async putTallies(rows) {
      storeTallies(knownTallies(rows, config, clock.nowMs()), store);
      hasNewTallies = true;
    },
    async checkTallies(rows) {
      knownTallies(rows, config, clock.nowMs());
    },
    async createToken(name, scopes) {
      const secret = createTokenSecret();
      return {
        ...toTokenAnswer(store.tokens.create(name, scopes, hashSecret(secret), clock.nowMs())),
        secret,
      };
    },
    listTokens: async () => store.tokens.list().map(toTokenAnswer),
    async revokeToken(id) {
      if (!store.tokens.revoke(id, clock.nowMs()))
        throw new Problem('not-found', `there is no token ${id} in force`);
    },
    close() {
      // No server waits for this process, so that it can take its time: the next one opens a smaller folder.
      try {
        // What was handed in is read here: no server does it soon.
        for (
          let kept = store.deliveries.nextWaiting(0);
          kept !== null;
          kept = store.deliveries.nextWaiting(0)
        )
          reader.readNow(kept.id);
        if (hasNewTallies) store.tallies.pack(clock.nowMs());
      } finally {
        store.close();
      }
    },
  };
};
