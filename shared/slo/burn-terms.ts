import type { ObjectiveSpec } from '../facts.ts';
import { resolveWindow } from '../windows.ts';
import type { TargetSegment } from './agreed-targets.ts';
import { type BurnRule, burnRules } from './burn-rules.ts';
import { minimumEvents } from './minimum-events.ts';
import { sloPeriodMs, sloSpan } from './slo-span.ts';

/** What burning is judged by while one target is in force. */
export interface BurnTerms {
  /** They hold for burn windows that end after `fromMs` and not after `toMs`. */
  readonly fromMs: number;
  readonly toMs: number;
  /** Strongest first. */
  readonly rules: readonly BurnRule[];
  /** 1 − T. */
  readonly allowedRatio: number;
  /** Fewest events of a long window. */
  readonly minimumCount: number;
}

/**
 * The burn terms of successive targets. Factors scale with the SLO period that each target was agreed for;
 * of calendar periods, which differ in length, the one at the segment's end.
 *
 * @param zone IANA zone that calendar periods are cut in
 */
export const burnTerms = (
  spec: ObjectiveSpec,
  segments: readonly TargetSegment[],
  zone: string,
): BurnTerms[] =>
  segments.map(({ fromMs, toMs, target, allowedRatio, limit }) => ({
    fromMs,
    toMs,
    rules: burnRules(sloPeriodMs(sloSpan(resolveWindow(limit.window, toMs, zone))), allowedRatio),
    allowedRatio,
    minimumCount: minimumEvents(spec, target),
  }));
