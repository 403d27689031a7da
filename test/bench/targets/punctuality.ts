/** How well a system keeps the schedule that it chose for each target. Milliseconds. */
export interface Punctuality {
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
  /** Turns of healthy targets in which nobody came. */
  readonly missedCount: number;
  readonly dueCount: number;
}

/** The turns of one target, as arrivals show them: one is late by what it comes after the most punctual of them. */
function judgeTarget(arrivals: readonly number[], intervalMs: number, [fromMs, toMs]: Span) {
  const first = arrivals[0];
  if (first === undefined) return { lateMs: [], due: Math.floor((toMs - fromMs) / intervalMs), seen: 0 };
  const turnOf = (atMs: number) => Math.round((atMs - first) / intervalMs);
  const offsets = arrivals.map((atMs) => atMs - first - turnOf(atMs) * intervalMs);
  const earliest = Math.min(...offsets);
  const scheduledMs = first + earliest;
  // A turn that is due at the very end may be answered after it: it is left out.
  const firstTurn = Math.ceil((fromMs - scheduledMs) / intervalMs);
  const lastTurn = Math.floor((toMs - intervalMs / 2 - scheduledMs) / intervalMs);
  const turns = new Set(arrivals.map(turnOf).filter((turn) => turn >= firstTurn && turn <= lastTurn));
  return {
    lateMs: offsets.map((offset) => offset - earliest),
    due: lastTurn - firstTurn + 1,
    seen: turns.size,
  };
}

type Span = readonly [fromMs: number, toMs: number];

/** @param sorted ascending; NaN where it is empty */
export const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;

/** @param arrivalsByTarget when each healthy target was asked within the span, ascending */
export function judgePunctuality(
  arrivalsByTarget: readonly (readonly number[])[],
  intervalMs: number,
  span: Span,
): Punctuality {
  const judged = arrivalsByTarget.map((arrivals) => judgeTarget(arrivals, intervalMs, span));
  const late = judged.flatMap(({ lateMs }) => lateMs).toSorted((a, b) => a - b);
  return {
    p50Ms: quantile(late, 0.5),
    p99Ms: quantile(late, 0.99),
    maxMs: quantile(late, 1),
    missedCount: judged.reduce((sum, { due, seen }) => sum + Math.max(0, due - seen), 0),
    dueCount: judged.reduce((sum, { due }) => sum + due, 0),
  };
}
