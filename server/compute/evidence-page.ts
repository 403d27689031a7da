import type { Evidence, EvidenceEvent, EvidenceLane } from '#shared/metrics/evidence.ts';
import type { Page } from '../store/store.ts';
import { placeCursor, readPlaceCursor } from './list-place.ts';

/** Which part of the events is asked for. */
export interface EvidencePart {
  /** Only what counts, or only what is left out; null for both. */
  readonly counted: boolean | null;
  /** Only what is left out for this reason; null for all. */
  readonly reason: string | null;
  readonly limit: number;
  readonly cursor: string | null;
}

/** Reads a lane from its latest event on, as far as it is asked for. */
interface LaneReader {
  /** When the event was that comes next; null at the end. */
  nextMs(): number | null;
  /** Goes on to the one after it. */
  pass(): void;
  /** The one that comes next. */
  event(): EvidenceEvent;
}

function createReader(lane: EvidenceLane, isWanted: (reason: string | null) => boolean): LaneReader {
  let index = lane.length;
  const isWantedAt = (at: number): boolean => {
    const reason = lane.reason(at);
    return reason !== undefined && isWanted(reason);
  };
  const pass = (): void => {
    do index -= 1;
    while (index >= 0 && !isWantedAt(index));
  };
  pass();
  return { nextMs: () => (index < 0 ? null : lane.atMs(index)), pass, event: () => lane.event(index) };
}

/** The lane whose next event is the latest; of equals the first. Null where all have ended. */
function latestOf(readers: readonly LaneReader[]): LaneReader | null {
  let latest: LaneReader | null = null;
  let latestMs = Number.NEGATIVE_INFINITY;
  for (const reader of readers) {
    const atMs = reader.nextMs();
    if (atMs === null || atMs <= latestMs) continue;
    latest = reader;
    latestMs = atMs;
  }
  return latest;
}

/**
 * A page of the events behind a figure, latest first. What comes before it is passed over without being made: there may
 * be millions.
 *
 * @throws Problem `invalid-query` for a cursor that is none
 */
export function pageOfEvidence(
  lanes: Evidence,
  { counted, reason, limit, cursor }: EvidencePart,
): Page<EvidenceEvent> {
  const isWanted = (why: string | null): boolean =>
    (counted === null || counted === (why === null)) && (reason === null || reason === why);
  const from = readPlaceCursor(cursor);
  const readers = lanes.map((lane) => createReader(lane, isWanted));
  const items: EvidenceEvent[] = [];
  for (let place = 0; place < from + limit; place += 1) {
    const latest = latestOf(readers);
    if (latest === null) break;
    if (place >= from) items.push(latest.event());
    latest.pass();
  }
  return { items, next: latestOf(readers) === null ? null : placeCursor(from + limit) };
}
