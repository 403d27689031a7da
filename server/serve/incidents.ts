import Type from 'typebox';
import {
  type IncidentAnswer,
  IncidentBody,
  IncidentPatch,
  IncidentAnswer as IncidentShape,
  incidentsContract,
} from '#shared/api/incidents.ts';
import type { Incident } from '#shared/facts.ts';
import { Problem } from '#shared/problems.ts';
import { isoInstant } from '#shared/time.ts';
import type { Config } from '../config/config.ts';
import { intakeConfig } from './access.ts';
import { isoInstantOrNull, parsePastInstant } from './instants.ts';
import { createKeeper } from './keep-as-sent.ts';
import { knownService } from './known-service.ts';
import { readListQuery } from './list-query.ts';
import type { Api, ServeDeps } from './serve-deps.ts';

/** Under which raw bodies are kept. */
const SOURCE = 'api/incidents';

const toAnswer = (incident: Incident): IncidentAnswer => ({
  service: incident.service,
  id: incident.id,
  title: incident.title,
  severity: incident.severity,
  startedAt: isoInstant(incident.startedAtMs),
  detectedAt: isoInstantOrNull(incident.detectedAtMs),
  detectedBy: incident.detectedBy,
  resolvedAt: isoInstantOrNull(incident.resolvedAtMs),
  causedBy: { deployment: incident.causedByDeployment, sha: incident.causedBySha },
});

const severityOf = (value: number): Incident['severity'] => {
  if (value === 1 || value === 2 || value === 3 || value === 4) return value;
  throw new RangeError(`severity ${value} is not 1 to 4`);
};

function checkOrder(incident: Incident): Incident {
  if (incident.resolvedAtMs !== null && incident.resolvedAtMs < incident.startedAtMs)
    throw new Problem(
      'times-out-of-order',
      `Incident "${incident.id}" is resolved at ${isoInstant(incident.resolvedAtMs)}, before its start at ${isoInstant(incident.startedAtMs)}.`,
      [{ at: 'resolvedAt', message: 'before startedAt' }],
    );
  return incident;
}

function readIncident(body: IncidentBody, config: Config, nowMs: number): Incident {
  const instant = (text: string | null | undefined, name: string) =>
    text === null || text === undefined ? null : parsePastInstant(text, name, nowMs);
  return checkOrder({
    service: knownService(config, body.service).id,
    id: body.id,
    title: body.title,
    severity: severityOf(body.severity),
    startedAtMs: parsePastInstant(body.startedAt, 'startedAt', nowMs),
    detectedAtMs: instant(body.detectedAt, 'detectedAt'),
    detectedBy: body.detectedBy ?? null,
    resolvedAtMs: instant(body.resolvedAt, 'resolvedAt'),
    causedByDeployment: body.causedBy?.deployment ?? null,
    causedBySha: body.causedBy?.sha ?? null,
    source: 'api',
    kind: body.kind ?? 'incident',
    reportedAtMs: instant(body.reportedAt, 'reportedAt'),
    spells: null,
    duplicateOf: body.duplicateOf ?? null,
    url: body.url ?? null,
  });
}

/** `undefined` leaves what is stored; null takes it away. */
function changeIncident(stored: Incident, patch: IncidentPatch, nowMs: number): Incident {
  const instant = (text: string | null | undefined, name: string, before: number | null) => {
    if (text === undefined) return before;
    return text === null ? null : parsePastInstant(text, name, nowMs);
  };
  return checkOrder({
    ...stored,
    title: patch.title ?? stored.title,
    severity: patch.severity === undefined ? stored.severity : severityOf(patch.severity),
    startedAtMs: instant(patch.startedAt, 'startedAt', stored.startedAtMs) ?? stored.startedAtMs,
    detectedAtMs: instant(patch.detectedAt, 'detectedAt', stored.detectedAtMs),
    detectedBy: patch.detectedBy === undefined ? stored.detectedBy : patch.detectedBy,
    resolvedAtMs: instant(patch.resolvedAt, 'resolvedAt', stored.resolvedAtMs),
    causedByDeployment: patch.causedBy?.deployment ?? stored.causedByDeployment,
    causedBySha: patch.causedBy?.sha ?? stored.causedBySha,
  });
}

function theOne(found: readonly Incident[], id: string, service: string | undefined): Incident {
  const matching = service === undefined ? found : found.filter((incident) => incident.service === service);
  const [first, ...others] = matching;
  if (!first)
    throw new Problem('not-found', `There is no incident "${id}"${service ? ` of ${service}` : ''}.`);
  if (others.length > 0)
    throw new Problem('conflict', `Several services know an incident "${id}": say which with "service".`);
  return first;
}

export function serveIncidents(app: Api, deps: ServeDeps): void {
  servePost(app, deps);
  servePatch(app, deps);
  serveList(app, deps);
}

function servePost(app: Api, { store, config, clock }: ServeDeps): void {
  const keepAsSent = createKeeper({ store, clock }, SOURCE);
  app.post(
    '/incidents',
    {
      config: intakeConfig('incidents'),
      schema: {
        summary: 'Take in an incident; the same id again updates it',
        body: IncidentBody,
        response: { 200: IncidentShape, 201: IncidentShape },
      },
    },
    async (request, reply) => {
      const incident = readIncident(request.body, config.current(), clock.nowMs());
      keepAsSent(request);
      const result = store.incidents.upsert(incident);
      return reply.code(result === 'created' ? 201 : 200).send(toAnswer(incident));
    },
  );
}

function servePatch(app: Api, { store, config, clock }: ServeDeps): void {
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
      const { service } = request.body;
      const known = service === undefined ? undefined : knownService(config.current(), service).id;
      const stored = theOne(store.incidents.find(id), id, known);
      const changed = changeIncident(stored, request.body, clock.nowMs());
      keepAsSent(request);
      store.incidents.upsert(changed);
      return toAnswer(changed);
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
      return { items: page.items.map(toAnswer), next: page.next };
    },
  );
}
