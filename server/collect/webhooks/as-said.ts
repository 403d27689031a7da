import type { Incident } from '#shared/facts.ts';
import type { DeploymentEvent, IncidentEvent } from '#shared/sender-event.ts';
import type { ToldDeployment } from '../../store/store.ts';

/** Without what is not known: that says nothing. By name, so that the same is said in the same words. */
const known = <T extends object>(row: T): Partial<T> =>
  Object.fromEntries(
    Object.entries(row)
      .filter(([, value]) => value !== null)
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  ) as Partial<T>;

/** A deployment that the API tells, as the event that tells it. */
export function deploymentAsSaid({ deployment, changes }: ToldDeployment): DeploymentEvent {
  const { service, environment, id, result, finishedAtMs, source: _, ...told } = deployment;
  return {
    kind: 'deployment',
    service,
    environment,
    id,
    step: result,
    atMs: finishedAtMs,
    told: known(told),
    changes: changes?.map(({ service: _s, environment: _e, deploymentId: _d, ...change }) => change) ?? null,
  };
}

/** An incident that the API tells, as the events that tell it: that it began, and where it did, that it ended. */
export function incidentAsSaid(incident: Incident): readonly IncidentEvent[] {
  const { service, id, source: _, resolvedAtMs, spells: __, ...told } = incident;
  const about = { kind: 'incident', service, id } as const;
  const opened: IncidentEvent = { ...about, step: 'opened', atMs: told.startedAtMs, told: known(told) };
  if (resolvedAtMs === null) return [opened];
  return [opened, { ...about, step: 'resolved', atMs: resolvedAtMs, told: {} }];
}
