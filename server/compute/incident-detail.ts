import type { Deployment, Incident, LinkCorrection } from '#shared/facts.ts';
import { incidentKey } from '#shared/metrics/incident-history.ts';
import { WEEK_MS } from '#shared/units.ts';
import { type JudgedIncident, judgeIncident } from './incident-log.ts';
import type { ReleaseDeps } from './release-list.ts';

const MAX_CANDIDATES = 50;
const MAX_READ = 1_000;

export interface IncidentDetail {
  readonly judged: JudgedIncident;
  /** Releases that were made to end it, oldest first. */
  readonly fixes: readonly Deployment[];
  /** What a person may name as its cause, latest first. */
  readonly candidates: readonly Deployment[];
  /** What people said of its cause, latest first. */
  readonly corrections: readonly LinkCorrection[];
}

/** Releases in the week before it began, latest first: those of its service, then those of the others. */
function candidatesOf({ store, config }: ReleaseDeps, { service, startedAtMs }: Incident): Deployment[] {
  const near = store.releases.list(
    { service: null, fromMs: startedAtMs - WEEK_MS, toMs: startedAtMs + 1, limit: MAX_READ, cursor: null },
    config.current().production,
  );
  const went = near.items.filter(({ result }) => result === 'success');
  const own = went.filter((each) => each.service === service);
  const others = went.filter((each) => each.service !== service);
  return [...own, ...others].slice(0, MAX_CANDIDATES);
}

/** One incident with what is said of its cause. */
export function answerIncident(deps: ReleaseDeps, incident: Incident): IncidentDetail {
  const key = incidentKey(incident);
  return {
    judged: judgeIncident(deps, incident),
    fixes: deps.store.releases.fixesOf(incident.service, incident.id),
    candidates: candidatesOf(deps, incident),
    corrections: deps.releaseFacts
      .corrections()
      .filter(
        (each) => each.incident !== null && incidentKey({ service: each.service, id: each.incident }) === key,
      )
      .toReversed(),
  };
}
