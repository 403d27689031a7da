import type { ObjectiveFacts } from '../metrics/define-metric.ts';
import { floorMinute, MINUTE_MS, SECOND_MS } from '../units.ts';
import { silenceMs } from './last-heard.ts';
import type { ObjectiveJudgement } from './objective-judgement.ts';

/**
 * Until when a judgement stays what it is though time goes by, as long as nothing else changes: to the end of the minute,
 * or until silence makes it another.
 *
 * Says `nowMs`, so that it holds for no moment, wherever more of it moves with time: without a value or for a silent
 * source, whose reason does; with an interval over a minute, which ends within one; for what is heard ahead of time; on
 * the very edge of a minute.
 *
 * @param nowMs when it was judged
 * @example judged at 13:42:10, heard last at 13:38:00, every 15 s: until 13:43:00; heard last at 13:37:30: 13:42:30
 */
export const holdsUntilMs = (
  { spec, tallies }: Pick<ObjectiveFacts, 'spec' | 'tallies'>,
  judged: Pick<ObjectiveJudgement, 'reason'>,
  nowMs: number,
): number => {
  const heardAtMs = tallies.lastHeardAtMs;
  const isMoving = judged.reason !== null || spec.intervalSeconds * SECOND_MS > MINUTE_MS;
  if (isMoving || heardAtMs === null || heardAtMs > nowMs || nowMs % MINUTE_MS === 0) return nowMs;
  return Math.min(floorMinute(nowMs) + MINUTE_MS, heardAtMs + silenceMs(spec));
};
