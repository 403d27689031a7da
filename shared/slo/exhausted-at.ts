/** The last instant a date can be written for (ECMA-262, time range). */
const LAST_INSTANT_MS = 8.64e15;

/**
 * When the budget is used up if it goes on burning as over the last hour: remaining × period / burn rate
 * from now. Null when it is used up already, not known, nothing burns, or the time lies beyond any calendar.
 *
 * @param remaining share of the budget, signed
 * @param periodMs length of the SLO period
 * @param rate burn rate over the last hour
 * @example half of a 30-day budget at burn rate 15: in 24 h
 */
export const exhaustedAtMs = (
  nowMs: number,
  remaining: number | null,
  periodMs: number,
  rate: number | null,
): number | null => {
  if (remaining === null || remaining <= 0 || rate === null || rate <= 0) return null;
  const atMs = nowMs + (remaining * periodMs) / rate;
  return atMs <= LAST_INSTANT_MS ? Math.round(atMs) : null;
};
