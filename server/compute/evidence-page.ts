import type { Evidence, EvidenceEvent, EvidenceLane } from '#shared/metrics/evidence.ts';
import type { Page } from '../store/store.ts';
import { type EvidencePlace, evidenceCursor, readEvidenceCursor } from './evidence-place.ts';

/** Which part of the events is asked for. */
export interface EvidencePart {
  /** Only what counts, or only what is left out; null for both. */
  readonly counted: boolean | null;
  /** Only what is left out for this reason; null for all. */
  readonly reason: string | null;
  readonly limit: number;
  readonly cursor: string | null;
}

type IsWanted = (reason: string | null) => boolean;

/** Reads a lane from its latest event on, as far as it is asked for. */
interface LaneReader {
  /** When the event was that comes next; null at the end. */
  nextMs(): number | null;
  /** Goes on to the one after it. */
  pass(): void;
  /** The one that comes next. */
  event(): EvidenceEvent;
  /** How many of the lane at the instant of the next event come before it. */
  skipped(): number;
}

/** How many events of a lane are earlier than an instant. */
function countBefore({ length, atMs }: EvidenceLane, instantMs: number): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (atMs(middle) < instantMs) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How many events of a lane come at or after a place, in the order of the list. */
function countFrom(lane: EvidenceLane, number: number, place: EvidencePlace | null): number {
  if (place === null) return lane.length;
  // Of one instant the lanes come one after the other.
  if (number < place.lane) return countBefore(lane, place.atMs);
  const throughMs = countBefore(lane, place.atMs + 1);
  return number === place.lane ? Math.max(0, throughMs - place.skip) : throughMs;
}

function createReader(lane: EvidenceLane, count: number, isWanted: IsWanted): LaneReader {
  const below = (index: number): number => {
    if (lane.lastBelow !== undefined) return lane.lastBelow(index, isWanted);
    for (let at = index - 1; at >= 0; at -= 1) {
      const reason = lane.reason(at);
      if (reason !== undefined && isWanted(reason)) return at;
    }
    return -1;
  };
  let index = below(count);
  let nextMs = index < 0 ? null : lane.atMs(index);
  return {
    nextMs: () => nextMs,
    pass() {
      index = below(index);
      nextMs = index < 0 ? null : lane.atMs(index);
    },
    event: () => lane.event(index),
    skipped: () => countBefore(lane, lane.atMs(index) + 1) - 1 - index,
  };
}

/** Number of the lane whose next event is the latest; of equals the first. Null where all have ended. */
function latestOf(readers: readonly LaneReader[]): number | null {
  let latest: number | null = null;
  let latestMs = Number.NEGATIVE_INFINITY;
  for (const [number, reader] of readers.entries()) {
    const atMs = reader.nextMs();
    if (atMs === null || atMs <= latestMs) continue;
    latest = number;
    latestMs = atMs;
  }
  return latest;
}

function cursorAt(readers: readonly LaneReader[], lane: number | null): string | null {
  const reader = lane === null ? undefined : readers[lane];
  const atMs = reader?.nextMs() ?? null;
  if (lane === null || reader === undefined || atMs === null) return null;
  return evidenceCursor({ atMs, lane, skip: reader.skipped() });
}

/**
 * A page of the events behind a figure, latest first. It begins where its cursor says, however many come before: there
 * may be millions. What comes on top while somebody reads on moves nothing.
 *
 * @throws Problem `invalid-query` for a cursor that is none
 */
export function pageOfEvidence(
  lanes: Evidence,
  { counted, reason, limit, cursor }: EvidencePart,
): Page<EvidenceEvent> {
  const isWanted: IsWanted = (why) =>
    (counted === null || counted === (why === null)) && (reason === null || reason === why);
  const place = readEvidenceCursor(cursor);
  const readers = lanes.map((lane, number) => createReader(lane, countFrom(lane, number, place), isWanted));
  const items: EvidenceEvent[] = [];
  let latest = latestOf(readers);
  while (latest !== null && items.length < limit) {
    const reader = readers[latest];
    if (reader === undefined) break;
    items.push(reader.event());
    reader.pass();
    latest = latestOf(readers);
  }
  return { items, next: cursorAt(readers, latest) };
}
