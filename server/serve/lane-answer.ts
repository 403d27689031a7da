import type { Static } from 'typebox';
import type { LaneIncident, LaneRelease } from '#shared/api/trends.ts';
import { isoInstant } from '#shared/time.ts';
import type { IncidentMark, ReleaseMark } from '../compute/event-lanes.ts';
import { isoInstantOrNull } from './instants.ts';

/** Releases that stand together in a lane as the API says them. */
export const toLaneRelease = (mark: ReleaseMark): Static<typeof LaneRelease> => ({
  at: isoInstant(mark.atMs),
  end: isoInstantOrNull(mark.endMs),
  count: mark.count,
  failedCount: mark.failedCount,
  service: mark.release?.service ?? null,
  environment: mark.release?.environment ?? null,
  id: mark.release?.id ?? null,
  label: mark.label,
});

/** Incidents that stand together in a lane as the API says them. */
export const toLaneIncident = (mark: IncidentMark): Static<typeof LaneIncident> => ({
  at: isoInstant(mark.atMs),
  end: isoInstantOrNull(mark.endMs),
  count: mark.count,
  severity: mark.severity,
  kind: mark.kind,
  open: mark.isOpen,
  service: mark.incident?.service ?? null,
  id: mark.incident?.id ?? null,
  title: mark.title,
});
