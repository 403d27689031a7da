import { floorMinute, MINUTE_MS } from '#shared/units.ts';

/**
 * The minutes that an observation covers: its own one and, for intervals over a minute, those of the interval.
 *
 * @param previousAtMs when the observation before it was made; null for the first
 * @example minutesHeard(300_000, 180_000, 120) // [240_000, 300_000]
 */
export function minutesHeard(atMs: number, previousAtMs: number | null, intervalSeconds: number): number[] {
  const own = floorMinute(atMs);
  if (previousAtMs === null || previousAtMs >= own) return [own];
  const intervalMs = intervalSeconds * 1_000;
  // A little late is still in time: only a whole interval without an observation leaves minutes uncovered.
  const inTime = atMs - previousAtMs < 2 * intervalMs;
  const fromMs = Math.max(previousAtMs, inTime ? previousAtMs : atMs - intervalMs);
  const minutes: number[] = [];
  for (let minute = floorMinute(fromMs) + MINUTE_MS; minute < own; minute += MINUTE_MS) minutes.push(minute);
  return [...minutes, own];
}
