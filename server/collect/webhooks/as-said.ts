import type { Deployment, Incident } from '#shared/facts.ts';
import type { DeploymentEvent, IncidentEvent } from '#shared/sender-event.ts';
import type { IncidentSaid } from '../../as-told.ts';
import type { ToldDeployment } from '../../store/store.ts';

/** By name, so that the same is said in the same words. */
const byName = <T extends object>(row: T): T =>
  Object.fromEntries(Object.entries(row).toSorted(([a], [b]) => (a < b ? -1 : 1))) as T;

/** Without what is not known: that says nothing. */
export const known = <T extends object>(row: T): Partial<T> =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as Partial<T>;

const withoutName = ({ service: _s, environment: _e, id: _i, source: _, ...rest }: Deployment) => rest;
/** What an incident says that is told whole: all that is known of it. */
export function saidOfIncident({
  service: _s,
  id: _i,
  source: _,
  spells: _p,
  ...rest
}: Incident): IncidentSaid {
  return known(rest);
}

/**
 * A deployment that the API tells, as the event that tells it.
 *
 * @param stored as it stood before: how it went is said again where the teller leaves that out
 */
export function deploymentAsSaid(
  { deployment, changes, said }: ToldDeployment,
  stored: Deployment | null = null,
): DeploymentEvent {
  const { service, environment, id, finishedAtMs } = deployment;
  const { result: _r, finishedAtMs: _f, ...told } = said ?? known(withoutName(deployment));
  return {
    kind: 'deployment',
    service,
    environment,
    id,
    step: said === undefined ? deployment.result : (said.result ?? stored?.result ?? deployment.result),
    atMs: finishedAtMs,
    told: byName(told),
    changes: changes?.map(({ service: _s, environment: _e, deploymentId: _d, ...change }) => change) ?? null,
  };
}

/**
 * An incident that the API tells, as the events that tell it: that it began, and where it did, that it ended.
 *
 * @param said of it: null takes away
 */
export function incidentAsSaid(
  incident: Incident,
  said: IncidentSaid = saidOfIncident(incident),
): readonly IncidentEvent[] {
  const { service, id } = incident;
  const { resolvedAtMs = null, ...told } = said;
  const about = { kind: 'incident', service, id } as const;
  const opened: IncidentEvent = { ...about, step: 'opened', atMs: incident.startedAtMs, told: byName(told) };
  if (resolvedAtMs === null) return [opened];
  return [opened, { ...about, step: 'resolved', atMs: resolvedAtMs, told: {} }];
}
