import type { State } from '#shared/judgement.ts';
import { MINUTE_MS } from '#shared/units.ts';
import type { JudgedObjective } from './objectives.ts';

/** Silence is not health: after this long it needs someone (METRICS.md §2, On the wall). */
const SILENT_NEEDS_SOMEONE_MS = 30 * MINUTE_MS;

/** Worst first; a limit that nobody agreed on says least. */
const worstFirst: readonly State[] = [
  'burning',
  'fast',
  'nodata',
  'debt',
  'outside',
  'near',
  'paused',
  'met',
  'none',
];

/** Heard, but with too few events for a value: any objective that has one says more. */
const isTooYoung = ({ judged }: JudgedObjective): boolean =>
  judged.state === 'nodata' && judged.lastHeardAtMs !== null && judged.nodataSinceMs === null;

const rankOf = (objective: JudgedObjective): number =>
  isTooYoung(objective) ? worstFirst.length : worstFirst.indexOf(objective.judged.state);
const remainingOf = ({ judged }: JudgedObjective): number =>
  judged.budget?.remaining ?? Number.POSITIVE_INFINITY;

/** The objective that stands for its service: the worst state, then the least budget. Null without objectives. */
export const worstObjective = (objectives: readonly JudgedObjective[]): JudgedObjective | null =>
  [...objectives].sort((a, b) => rankOf(a) - rankOf(b) || remainingOf(a) - remainingOf(b))[0] ?? null;

/** Whether a problem card opens for it: burning, fast, or silent for half an hour. */
export function needsSomeone(objective: JudgedObjective, nowMs: number): boolean {
  const { state } = objective.judged;
  if (state === 'burning' || state === 'fast') return true;
  const sinceMs = silentSinceMs(objective);
  return state === 'nodata' && sinceMs !== null && nowMs - sinceMs >= SILENT_NEEDS_SOMEONE_MS;
}

/** A source that was never heard is silent since its first failure; null where not even that is known. */
export const silentSinceMs = ({ judged, notAnswering }: JudgedObjective): number | null =>
  judged.lastHeardAtMs === null ? (notAnswering?.failingSinceMs ?? null) : judged.nodataSinceMs;

/** Most urgent first: by state, then by how fast the budget goes. */
export const mostUrgentFirst = (a: JudgedObjective, b: JudgedObjective): number =>
  rankOf(a) - rankOf(b) || (b.judged.burnRate5m ?? 0) - (a.judged.burnRate5m ?? 0);
