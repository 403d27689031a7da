import type { Deployment, Incident } from '#shared/facts.ts';
import { Problem } from '#shared/problems.ts';
import { isoInstant } from '#shared/time.ts';

/** What a teller says of a deployment that may be known: what is absent is not said, null takes away. */
export type DeploymentSaid = Partial<Omit<Deployment, 'service' | 'environment' | 'id' | 'source'>>;
/** The same of an incident. */
export type IncidentSaid = Partial<Omit<Incident, 'service' | 'id' | 'source' | 'spells'>>;

/** An incident as it is where nobody knew of it. */
export interface ToldIncident extends Incident {
  /** What of it was said, so that the rest stays as it is known. Absent: all that is not null. */
  readonly said?: IncidentSaid;
}

/** Without what is `undefined`: that is not said. */
export const whatIsSaid = <T extends object>(row: T): { [Key in keyof T]?: Exclude<T[Key], undefined> } =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)) as {
    [Key in keyof T]?: Exclude<T[Key], undefined>;
  };

/** The first spell's start and the last one's end are the incident's own. */
export const fitSpells = ({ spells, startedAtMs, resolvedAtMs }: Incident): Incident['spells'] =>
  spells?.map((spell, index) => ({
    startedAtMs: index === 0 ? startedAtMs : spell.startedAtMs,
    resolvedAtMs: index === spells.length - 1 ? resolvedAtMs : spell.resolvedAtMs,
  })) ?? null;

/** @throws Problem `times-out-of-order` for an incident that ends before its start */
export function checkOrder(incident: Incident): Incident {
  if (incident.resolvedAtMs !== null && incident.resolvedAtMs < incident.startedAtMs)
    throw new Problem(
      'times-out-of-order',
      `Incident "${incident.id}" is resolved at ${isoInstant(incident.resolvedAtMs)}, before its start at ${isoInstant(incident.startedAtMs)}.`,
      [{ at: 'resolvedAt', message: 'before startedAt' }],
    );
  return incident;
}

/**
 * A deployment as it stands when something more was said of it.
 *
 * @throws Problem `times-out-of-order` where it would finish before its start
 */
export function deploymentTold(stored: Deployment, said: DeploymentSaid, source: string): Deployment {
  const told = { ...stored, ...said, source };
  if (told.startedAtMs === null || told.startedAtMs <= told.finishedAtMs) return told;
  throw new Problem(
    'times-out-of-order',
    `Deployment "${told.id}" finishes at ${isoInstant(told.finishedAtMs)}, before its start at ${isoInstant(told.startedAtMs)}.`,
    [{ at: 'finishedAt', message: 'before startedAt' }],
  );
}

/** An incident as it stands when something more was said of it. Whether its times can be is for the teller to check. */
export function incidentTold(stored: Incident, said: IncidentSaid, source: string): Incident {
  const told = { ...stored, ...said, source };
  return { ...told, spells: fitSpells(told) };
}
