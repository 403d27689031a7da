import type { CorrectionBody } from '#shared/api/corrections.ts';
import type { DeploymentKey, Incident, LinkCorrection } from '#shared/facts.ts';
import { whyNoIncident } from '#shared/metrics/outages.ts';
import { Problem } from '#shared/problems.ts';
import type { Config } from '../config/config.ts';
import type { Store } from '../store/store.ts';
import { knownService } from './known-service.ts';

type Given = Pick<CorrectionBody, 'incident' | 'deployment'>;

/** What each verdict is about. */
const needs: Readonly<Record<CorrectionBody['verdict'], Readonly<Record<keyof Given, boolean>>>> = {
  'caused-by': { incident: true, deployment: true },
  'not-caused': { incident: true, deployment: false },
  failed: { incident: false, deployment: true },
  'did-not-fail': { incident: false, deployment: true },
};

function checkParts(body: CorrectionBody): void {
  for (const part of ['incident', 'deployment'] as const) {
    const isNeeded = needs[body.verdict][part];
    if ((body[part] !== undefined) === isNeeded) continue;
    const message = isNeeded
      ? `"${body.verdict}" needs "${part}"`
      : `"${body.verdict}" goes without "${part}"`;
    throw new Problem('invalid-body', `${message}.`, [{ at: part, message }]);
  }
}

/** Without an environment, the production one that knows the id. */
function findDeployment(
  given: NonNullable<CorrectionBody['deployment']>,
  ownService: string,
  { deployments }: Store,
  config: Config,
): DeploymentKey {
  const service = given.service === undefined ? ownService : knownService(config, given.service).id;
  const environments = given.environment === undefined ? config.production : [given.environment];
  const found = environments.filter((each) => deployments.get(service, each, given.id) !== null);
  const [environment, ...others] = found;
  if (environment === undefined)
    throw new Problem(
      'not-found',
      `There is no deployment "${given.id}" of ${service} to ${environments.join(', ')}.`,
    );
  if (others.length > 0)
    throw new Problem(
      'conflict',
      `"${given.id}" went to ${found.join(' and ')}: say which with "environment".`,
    );
  return { service, environment, id: given.id };
}

/** The incident that counts in the place of a duplicate; null where it is not known. */
function countingFor(duplicate: Incident, { incidents }: Store): Incident | null {
  const passed = new Set([duplicate.id]);
  let at: Incident | null = duplicate;
  while (at !== null && whyNoIncident(at) === 'duplicate') {
    at = at.duplicateOf === null ? null : incidents.get(at.service, at.duplicateOf);
    if (at !== null && passed.has(at.id)) return null;
    if (at !== null) passed.add(at.id);
  }
  return at;
}

/** A word about what enters no figure would change none. */
function checkCounts(incident: Incident, store: Store): void {
  const why = whyNoIncident(incident);
  if (why === null) return;
  const refuse = (message: string) => new Problem('conflict', message, [{ at: 'incident', message }]);
  const of = `"${incident.id}" of ${incident.service}`;
  if (why === 'maintenance') throw refuse(`${of} is maintenance: it counts as no incident and has no cause.`);
  const counting = countingFor(incident, store);
  if (counting === null)
    throw refuse(
      `${of} is a duplicate of "${incident.duplicateOf}", which is not known here: neither counts.`,
    );
  throw refuse(`${of} is a duplicate: "${counting.id}" is the one that counts, say it of that one.`);
}

/**
 * What a body says of a link, with the incident and the deployment that it means.
 *
 * @throws Problem for a service, an incident or a deployment that there is not, for parts that do not go together,
 * and for an incident that counts in no figure
 */
export function readCorrection(
  body: CorrectionBody,
  { store, config, nowMs }: { readonly store: Store; readonly config: Config; readonly nowMs: number },
): Omit<LinkCorrection, 'number'> {
  checkParts(body);
  const service = knownService(config, body.service).id;
  const incident = body.incident ?? null;
  const about = incident === null ? null : store.incidents.get(service, incident);
  if (incident !== null && about === null)
    throw new Problem('not-found', `There is no incident "${incident}" of ${service}.`);
  if (about !== null) checkCounts(about, store);
  return {
    madeAtMs: nowMs,
    madeBy: body.by,
    reason: body.reason,
    service,
    incident,
    verdict: body.verdict,
    deployment:
      body.deployment === undefined ? null : findDeployment(body.deployment, service, store, config),
  };
}
