import type { Outage } from '#shared/facts.ts';
import { outageMs } from '#shared/slo/blind-time.ts';
import type { ObjectiveJudgement } from '#shared/slo/objective-judgement.ts';
import { MINUTE_MS } from '#shared/units.ts';
import type { TargetState } from '../store/store.ts';

/** Silence is not health: after this long it needs someone (METRICS.md §2, On the wall). */
const SILENT_NEEDS_SOMEONE_MS = 30 * MINUTE_MS;

/** A source that was never heard is silent since its first failure; null where not even that is known. */
export const silentSinceMs = (
  { lastHeardAtMs, nodataSinceMs }: Pick<ObjectiveJudgement, 'lastHeardAtMs' | 'nodataSinceMs'>,
  notAnswering: Pick<TargetState, 'failingSinceMs'> | null,
): number | null => (lastHeardAtMs === null ? (notAnswering?.failingSinceMs ?? null) : nodataSinceMs);

/**
 * Whether a problem card opens: it burns, burns fast, or has been silent for half an hour in which Andon listened. A
 * board that comes back after a night calls nobody for its own absence.
 */
export function needsSomeone(
  judged: Pick<ObjectiveJudgement, 'state' | 'reason' | 'lastHeardAtMs' | 'nodataSinceMs'>,
  notAnswering: Pick<TargetState, 'failingSinceMs'> | null,
  outages: readonly Outage[],
  nowMs: number,
): boolean {
  if (judged.state === 'burning' || judged.state === 'fast') return true;
  const sinceMs = silentSinceMs(judged, notAnswering);
  if (judged.state !== 'nodata' || judged.reason === 'collector-down' || sinceMs === null) return false;
  return nowMs - sinceMs - outageMs(outages, sinceMs, nowMs) >= SILENT_NEEDS_SOMEONE_MS;
}
