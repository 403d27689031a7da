import { floorMinute, MINUTE_MS } from '../units.ts';
import { limitOf, versionInForce } from './in-force.ts';
import type { AgreementVersion, Limit } from './version.ts';

/** A stretch `[fromMs, toMs)` under one version. */
export interface LimitSegment {
  readonly fromMs: number;
  readonly toMs: number;
  /** Null where this version says nothing of the metric or objective. */
  readonly limit: Limit | null;
  /** Null where nothing was ever agreed. */
  readonly version: number | null;
}

/**
 * Which limit was in force when, end to end over `[fromMs, toMs)`. A version that begins within a minute
 * judges that whole minute. Empty for an empty span.
 *
 * @param versions the ledger, oldest first
 * @param fromMs a multiple of a minute, as is `toMs`
 * @throws RangeError where the ledger is out of order
 * @see METRICS.md §2, Error budget: the target in force in minute m
 * @example limitSegments([v1, v2], 'checkout', 'availability', fromMs, toMs).map((s) => s.version) // [1, 2]
 */
export function limitSegments(
  versions: readonly AgreementVersion[],
  service: string,
  id: string,
  fromMs: number,
  toMs: number,
): LimitSegment[] {
  // The last millisecond of a minute knows every version that begins in it.
  const minuteEnd = (atMs: number) => floorMinute(atMs) + MINUTE_MS - 1;
  // Version 1 is in force before its start too: nothing changes there.
  const starts = versions.slice(1).map((version) => floorMinute(version.effectiveFromMs));
  const inside = starts.filter((startMs) => startMs > fromMs && startMs < toMs);
  const edges = [...new Set([fromMs, ...inside])];
  return edges.flatMap((edgeMs, index) => {
    const endMs = edges[index + 1] ?? toMs;
    if (endMs <= edgeMs) return [];
    const version = versionInForce(versions, minuteEnd(edgeMs));
    const limit = version === null ? null : limitOf(version, service, id);
    return [{ fromMs: edgeMs, toMs: endMs, limit, version: version?.version ?? null }];
  });
}
