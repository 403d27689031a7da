import type { DeploymentKey, Incident, LinkCorrection } from '../facts.ts';
import { deploymentKey } from './deployment-history.ts';
import { incidentKey } from './incident-history.ts';

/** What people said last, by subject. */
export interface LinkVerdicts {
  /** `caused-by` or `not-caused`; null where nobody said so. */
  ofIncident(incident: Pick<Incident, 'service' | 'id'>): LinkCorrection | null;
  /** `failed` or `did-not-fail`; null where nobody said so. */
  ofDeployment(deployment: DeploymentKey): LinkCorrection | null;
}

/** The latest of each subject. */
function latest(corrections: readonly LinkCorrection[], keyOf: (each: LinkCorrection) => string | null) {
  const found = new Map<string, LinkCorrection>();
  for (const correction of corrections) {
    const key = keyOf(correction);
    if (key !== null && correction.number > (found.get(key)?.number ?? -1)) found.set(key, correction);
  }
  return found;
}

/**
 * The corrections that count: of several about one incident, or about one deployment, the latest.
 *
 * @param corrections in any order
 */
export function linkVerdicts(corrections: readonly LinkCorrection[]): LinkVerdicts {
  const ofIncidents = latest(corrections, ({ service, incident }) =>
    incident === null ? null : incidentKey({ service, id: incident }),
  );
  const ofDeployments = latest(corrections, ({ incident, deployment }) =>
    incident !== null || deployment === null
      ? null
      : deploymentKey(deployment.service, deployment.environment, deployment.id),
  );
  return {
    ofIncident: (incident) => ofIncidents.get(incidentKey(incident)) ?? null,
    ofDeployment: ({ service, environment, id }) =>
      ofDeployments.get(deploymentKey(service, environment, id)) ?? null,
  };
}
