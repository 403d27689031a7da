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

/** Whether a problem card opens: it burns, burns fast, or has been silent for half an hour. */
export function needsSomeone(
  judged: Pick<ObjectiveJudgement, 'state' | 'lastHeardAtMs' | 'nodataSinceMs'>,
  notAnswering: Pick<TargetState, 'failingSinceMs'> | null,
  nowMs: number,
): boolean {
  if (judged.state === 'burning' || judged.state === 'fast') return true;
  const sinceMs = silentSinceMs(judged, notAnswering);
  return judged.state === 'nodata' && sinceMs !== null && nowMs - sinceMs >= SILENT_NEEDS_SOMEONE_MS;
}
