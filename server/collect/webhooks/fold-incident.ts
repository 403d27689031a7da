import type { Incident } from '#shared/facts.ts';
import type { IncidentEvent, IncidentTold } from '#shared/sender-event.ts';
import { foldSpells } from './fold-spells.ts';
import { firstSource, inOrder, type Told, toldTogether } from './told-events.ts';

/** Within one instant it begins before it ends, and ends before it begins again. */
const steps = ['opened', 'resolved', 'reopened', 'removed'];

/** Where nobody says how bad it is: neither an alarm nor nothing. */
const UNTOLD_SEVERITY = 3;

/**
 * An incident as it stands, from all events about it, in whatever order and however often they came. Null where it was
 * taken back, and where no event says that it began or ended. What is impossible (an end before the start) stays as it
 * was told.
 *
 * @param told events of one subject, in the order in which they are kept
 */
export function foldIncident(told: readonly Told<IncidentEvent>[]): Incident | null {
  const about = told[0]?.event;
  if (about === undefined) return null;
  const sides = inOrder(told, steps);
  const spells = foldSpells(sides);
  const [first] = spells;
  if (first === undefined) return null;
  const known: IncidentTold = toldTogether<IncidentTold>(sides);
  return {
    service: about.service,
    id: about.id,
    source: firstSource(sides),
    kind: known.kind ?? 'incident',
    title: known.title || about.id,
    severity: known.severity ?? UNTOLD_SEVERITY,
    startedAtMs: first.startedAtMs,
    detectedAtMs: known.detectedAtMs ?? null,
    detectedBy: known.detectedBy ?? null,
    reportedAtMs: known.reportedAtMs ?? null,
    resolvedAtMs: spells.at(-1)?.resolvedAtMs ?? null,
    spells: spells.length > 1 ? spells : null,
    causedByDeployment: known.causedByDeployment ?? null,
    causedBySha: known.causedBySha ?? null,
    duplicateOf: known.duplicateOf ?? null,
    url: known.url ?? null,
  };
}
