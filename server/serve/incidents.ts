import Type from 'typebox';
import {
  type IncidentAnswer,
  IncidentBody,
  IncidentPatch,
  IncidentAnswer as IncidentShape,
  incidentsContract,
} from '#shared/api/incidents.ts';
import type { Incident } from '#shared/facts.ts';
import { isoInstant } from '#shared/time.ts';
import { intakeConfig } from './access.ts';
import { changeToldIncident } from './change-told-incident.ts';
import { readIncident } from './incident-facts.ts';
import { isoInstantOrNull } from './instants.ts';
import { createKeeper } from './keep-as-sent.ts';
import { readListQuery } from './list-query.ts';
import type { Api, ServeDeps } from './serve-deps.ts';

/** Under which raw bodies are kept. */
const SOURCE = 'api/incidents';

/** An incident as the API says it. */
export const toIncidentAnswer = (incident: Incident): IncidentAnswer => ({
  service: incident.service,
  id: incident.id,
  title: incident.title,
  severity: incident.severity,
  startedAt: isoInstant(incident.startedAtMs),
  detectedAt: isoInstantOrNull(incident.detectedAtMs),
  detectedBy: incident.detectedBy,
  resolvedAt: isoInstantOrNull(incident.resolvedAtMs),
  causedBy: { deployment: incident.causedByDeployment, sha: incident.causedBySha },
  source: incident.source,
  kind: incident.kind,
  reportedAt: isoInstantOrNull(incident.reportedAtMs),
  spells: (incident.spells ?? [incident]).map((spell) => ({
    startedAt: isoInstant(spell.startedAtMs),
    resolvedAt: isoInstantOrNull(spell.resolvedAtMs),
  })),
  duplicateOf: incident.duplicateOf,
  url: incident.url,
});

export function serveIncidents(app: Api, deps: ServeDeps): void {
  servePost(app, deps);
  servePatch(app, deps);
  serveList(app, deps);
}

function servePost(app: Api, { store, config, clock, subjects }: ServeDeps): void {
  const keepAsSent = createKeeper({ store, clock }, SOURCE);
  app.post(
    '/incidents',
    {
      config: intakeConfig('incidents'),
      schema: {
        summary:
          'Take in an incident; the same id again updates it: what is left out stays as it is known, null takes away',
        body: IncidentBody,
        response: { 200: IncidentShape, 201: IncidentShape },
      },
    },
    async (request, reply) => {
      const incident = readIncident(request.body, config.current(), clock.nowMs());
      keepAsSent(request);
      const result = subjects.tellIncident(incident);
      const standing = store.incidents.get(incident.service, incident.id) ?? incident;
      return reply.code(result === 'created' ? 201 : 200).send(toIncidentAnswer(standing));
    },
  );
}

function servePatch(app: Api, { store, config, clock, subjects }: ServeDeps): void {
  const keepAsSent = createKeeper({ store, clock }, SOURCE);
  app.patch(
    '/incidents/:id',
    {
      config: intakeConfig('incidents'),
      schema: {
        summary: 'Change an incident, for example resolve it',
        params: Type.Object({ id: Type.String() }),
        body: IncidentPatch,
        response: { 200: IncidentShape },
      },
    },
    async (request) => {
      const { id } = request.params;
      const change = { id, patch: request.body, config: config.current(), nowMs: clock.nowMs() };
      const changed = changeToldIncident(change, store, subjects);
      keepAsSent(request);
      return toIncidentAnswer(changed);
    },
  );
}

function serveList(app: Api, { store, config }: ServeDeps): void {
  app.get(
    '/incidents',
    {
      config: { access: 'open' },
      schema: {
        summary: 'Incidents, newest first',
        querystring: incidentsContract.query,
        response: { 200: incidentsContract.response },
      },
    },
    async (request) => {
      const page = store.incidents.list(readListQuery(request.query, config.current()));
      return { items: page.items.map(toIncidentAnswer), next: page.next };
    },
  );
}
