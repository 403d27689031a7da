import type { NoValueReason } from '../figure.ts';
import type { ObjectiveFacts } from '../metrics/define-metric.ts';
import type { Span } from '../time.ts';
import { outageMs } from './blind-time.ts';
import { lastHeardAtMs, silenceMs } from './last-heard.ts';

type Facts = Pick<ObjectiveFacts, 'spec' | 'outages' | 'failingSinceMs'>;

/**
 * Why nothing was heard from `fromMs` to `untilMs`, the first that applies:
 *
 * 1. `collector-down`: Andon itself did not run, and has not run since for as long as makes silence
 *    (max(3 × interval, 5 min)). Its own absence is never held against a target.
 * 2. `target-down`: a target did not answer then, and has not since.
 * 3. `no-data`: nobody said anything.
 *
 * @example heard last at 13:40, Andon away from 13:41 to 14:20, asked at 14:21: `collector-down`; at 14:30, while
 * the target refuses since 14:21: `target-down`
 */
export const whyUnheard = (
  { spec, outages, failingSinceMs }: Facts,
  fromMs: number,
  untilMs: number,
): NoValueReason => {
  const awayMs = outageMs(outages, fromMs, untilMs);
  if (awayMs > 0 && untilMs - fromMs - awayMs < silenceMs(spec)) return 'collector-down';
  return failingSinceMs !== null && failingSinceMs < untilMs ? 'target-down' : 'no-data';
};

/**
 * Why a window holds no observations: as `whyUnheard`, from when the source was last heard in it, else from its
 * start, to its end or now.
 */
export const whyEmpty = (facts: ObjectiveFacts, { startMs, endMs }: Span, nowMs: number): NoValueReason => {
  const untilMs = Math.min(endMs, nowMs);
  const { firstMinuteMs } = facts.tallies;
  const heardAtMs = lastHeardAtMs(facts.tallies, untilMs);
  return whyUnheard(facts, Math.max(startMs, firstMinuteMs ?? startMs, heardAtMs ?? startMs), untilMs);
};
