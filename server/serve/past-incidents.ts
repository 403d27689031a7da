import type { FlaggedIncident, HistoryFlag } from '#shared/api/incident-history.ts';
import type { IncidentBody } from '#shared/api/incidents.ts';
import type { Incident } from '#shared/facts.ts';
import { outagesOf } from '#shared/metrics/outages.ts';
import { Problem, type ProblemPart } from '#shared/problems.ts';
import { isoInstant } from '#shared/time.ts';
import type { ToldIncident } from '../as-told.ts';
import type { Config } from '../config/config.ts';
import { readPastIncident } from './incident-facts.ts';

const MOST_PARTS = 100;

/** Why the figures leave an incident of the past out; null where they do not, or have a better reason. */
const flagOf = (incident: Incident, nowMs: number): HistoryFlag | null => {
  if (incident.startedAtMs > nowMs || (incident.resolvedAtMs ?? 0) > nowMs) return 'future';
  const leftOut = outagesOf([incident])[0]?.leftOut ?? null;
  return leftOut === 'negative' || leftOut === 'zero-length' ? leftOut : null;
};

/**
 * Reads all of a list.
 * @throws Problem that names everything that is wrong, each by its place: `/12/service`
 */
export const readPastIncidents = (bodies: readonly IncidentBody[], config: Config): ToldIncident[] => {
  const parts: ProblemPart[] = [];
  const incidents = bodies.flatMap((body, index) => {
    try {
      return [readPastIncident(body, config)];
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const at = error.parts[0]?.at;
      parts.push({ at: `/${index}${at === undefined ? '' : `/${at}`}`, message: error.message });
      return [];
    }
  });
  if (parts.length === 0) return incidents;
  throw new Problem(
    'invalid-body',
    `Incidents that cannot be taken in: ${parts.length} of ${bodies.length}; none of them is.`,
    parts.slice(0, MOST_PARTS),
  );
};

/** Those that the figures leave out, in the order of the list. */
export const flagPastIncidents = (incidents: readonly Incident[], nowMs: number): FlaggedIncident[] =>
  incidents.flatMap((incident, index) => {
    const flag = flagOf(incident, nowMs);
    if (flag === null) return [];
    const { service, id, startedAtMs } = incident;
    return [{ at: `/${index}`, service, id, flag, startedAt: isoInstant(startedAtMs) }];
  });
