import type { IncidentBody, IncidentPatch } from '#shared/api/incidents.ts';
import type { Incident } from '#shared/facts.ts';
import { Problem } from '#shared/problems.ts';
import type { IncidentEvent, IncidentTold } from '#shared/sender-event.ts';
import { checkOrder, fitSpells, type IncidentSaid, type ToldIncident, whatIsSaid } from '../as-told.ts';
import type { Config } from '../config/config.ts';
import { parseInstant, parsePastInstant } from './instants.ts';
import { knownService } from './known-service.ts';

const severityOf = (value: number): Incident['severity'] => {
  if (value === 1 || value === 2 || value === 3 || value === 4) return value;
  throw new RangeError(`severity ${value} is not 1 to 4`);
};

/** Text of a time and where it stands → epoch ms. */
type ReadTime = (text: string, name: string) => number;

const readBody = (body: IncidentBody, config: Config, time: ReadTime): Incident => {
  const instant = (text: string | null | undefined, name: string) =>
    text === null || text === undefined ? null : time(text, name);
  return {
    service: knownService(config, body.service).id,
    id: body.id,
    title: body.title,
    severity: severityOf(body.severity),
    startedAtMs: time(body.startedAt, 'startedAt'),
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
  };
};

/** Of what an incident would be, the part that its body names. */
function saidIn(body: IncidentBody, incident: Incident): IncidentSaid {
  const said = <Value>(part: unknown, value: Value) => (part === undefined ? undefined : value);
  const { causedBy } = body;
  return whatIsSaid({
    title: incident.title,
    severity: incident.severity,
    startedAtMs: incident.startedAtMs,
    detectedAtMs: said(body.detectedAt, incident.detectedAtMs),
    detectedBy: body.detectedBy,
    resolvedAtMs: said(body.resolvedAt, incident.resolvedAtMs),
    causedByDeployment: causedBy === null ? null : causedBy?.deployment,
    causedBySha: causedBy === null ? null : causedBy?.sha,
    kind: body.kind,
    reportedAtMs: said(body.reportedAt, incident.reportedAtMs),
    duplicateOf: body.duplicateOf,
    url: body.url,
  });
}

const toldBy = (body: IncidentBody, incident: Incident): ToldIncident => ({
  ...incident,
  said: saidIn(body, incident),
});

/**
 * What a sender's body says, as facts.
 * @throws Problem for an unknown service, an end before its start, a time in the future
 */
export const readIncident = (body: IncidentBody, config: Config, nowMs: number): ToldIncident =>
  toldBy(body, checkOrder(readBody(body, config, (text, name) => parsePastInstant(text, name, nowMs))));

/**
 * What a record of the past says, as facts. Unlike what is told as it happens it may hold what cannot have been so: it
 * is kept and shown, and the figures leave it out with a word.
 * @throws Problem for an unknown service
 */
export const readPastIncident = (body: IncidentBody, config: Config): ToldIncident =>
  toldBy(body, readBody(body, config, parseInstant));

/** What a patch says of times: `undefined` says nothing, null takes away. */
const saidInstant = (text: string | null | undefined, name: string, nowMs: number) =>
  text === null || text === undefined ? text : parsePastInstant(text, name, nowMs);

/** What a patch says beside whether it runs; what it does not name is not in it. */
function saidBy(patch: IncidentPatch, nowMs: number): IncidentTold {
  const said = {
    title: patch.title,
    severity: patch.severity === undefined ? undefined : severityOf(patch.severity),
    startedAtMs: saidInstant(patch.startedAt, 'startedAt', nowMs) ?? undefined,
    detectedAtMs: saidInstant(patch.detectedAt, 'detectedAt', nowMs),
    detectedBy: patch.detectedBy,
    causedByDeployment: patch.causedBy === null ? null : patch.causedBy?.deployment,
    causedBySha: patch.causedBy === null ? null : patch.causedBy?.sha,
    kind: patch.kind,
    reportedAtMs: saidInstant(patch.reportedAt, 'reportedAt', nowMs),
    duplicateOf: patch.duplicateOf,
    url: patch.url,
  };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
}

/**
 * A stored incident with what a body changes of it. `undefined` leaves what is stored; null takes it away.
 * @throws Problem for an end before its start, a time in the future
 */
export function changeIncident(stored: Incident, patch: IncidentPatch, nowMs: number): Incident {
  const resolvedAtMs = saidInstant(patch.resolvedAt, 'resolvedAt', nowMs);
  const changed = {
    ...stored,
    ...saidBy(patch, nowMs),
    ...(resolvedAtMs === undefined ? {} : { resolvedAtMs }),
  };
  const isTimed = patch.startedAt !== undefined || patch.resolvedAt !== undefined;
  const fitting = { ...changed, spells: fitSpells(changed) };
  return isTimed ? checkOrder(fitting) : fitting;
}

/** The same change as the event that tells it, for an incident that senders tell of as well. */
export function changeAsEvent(
  { service, id }: Pick<Incident, 'service' | 'id'>,
  patch: IncidentPatch,
  nowMs: number,
): IncidentEvent {
  const resolvedAtMs = saidInstant(patch.resolvedAt, 'resolvedAt', nowMs);
  const step = resolvedAtMs === undefined ? null : resolvedAtMs === null ? 'reopened' : 'resolved';
  return { kind: 'incident', service, id, step, atMs: resolvedAtMs ?? nowMs, told: saidBy(patch, nowMs) };
}

/**
 * The incident that an id means.
 * @throws Problem `not-found`, and `conflict` where several services know one by that id and none is named
 */
export function theOne(found: readonly Incident[], id: string, service: string | undefined): Incident {
  const matching = service === undefined ? found : found.filter((incident) => incident.service === service);
  const [first, ...others] = matching;
  if (!first)
    throw new Problem('not-found', `There is no incident "${id}"${service ? ` of ${service}` : ''}.`);
  if (others.length > 0)
    throw new Problem('conflict', `Several services know an incident "${id}": say which with "service".`);
  return first;
}
