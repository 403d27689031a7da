import { periodEdges } from '../calendar.ts';
import type { ObjectiveSpec } from '../facts.ts';
import { floorMinute, MINUTE_MS } from '../units.ts';
import { resolveWindow, spansBetween } from '../windows.ts';
import type { TargetSegment } from './agreed-targets.ts';
import { type BurnRule, burnRules, type Severity } from './burn-rules.ts';
import { minimumEvents } from './minimum-events.ts';
import { isCalendar, sloPeriodMs, sloSpan } from './slo-span.ts';

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

/** Calendar periods differ in length, and with it in their factors: each has terms of its own. */
const cutAtPeriods = (segment: TargetSegment, zone: string): TargetSegment[] => {
  const { window } = segment.limit;
  if (!isCalendar(window)) return [segment];
  const edgesMs = periodEdges(window, segment.fromMs, segment.toMs, zone).map(floorMinute);
  return spansBetween(edgesMs).map(({ startMs, endMs }) => ({
    ...segment,
    fromMs: Math.max(segment.fromMs, startMs),
    toMs: Math.min(segment.toMs, endMs),
  }));
};

/**
 * The burn terms of successive targets. Factors scale with the SLO period that each target was agreed for, a
 * calendar period of its own length.
 *
 * @param zone IANA zone that calendar periods are cut in
 */
export const burnTerms = (
  spec: ObjectiveSpec,
  segments: readonly TargetSegment[],
  zone: string,
): BurnTerms[] =>
  segments
    .flatMap((segment) => cutAtPeriods(segment, zone))
    .map(({ fromMs, toMs, target, allowedRatio, limit }) => ({
      fromMs,
      toMs,
      rules: burnRules(sloPeriodMs(sloSpan(resolveWindow(limit.window, toMs, zone))), allowedRatio),
      allowedRatio,
      minimumCount: minimumEvents(spec, target),
    }));

/** The same, with the rules of one severity. */
export const ofSeverity = (terms: readonly BurnTerms[], severity: Severity): BurnTerms[] =>
  terms.map((term) => ({ ...term, rules: term.rules.filter((rule) => rule.severity === severity) }));

/** The longest window that any of them looks back on. Milliseconds. */
export const longestMs = (terms: readonly BurnTerms[]): number =>
  Math.max(0, ...terms.flatMap(({ rules }) => rules.map((rule) => rule.longMinutes * MINUTE_MS)));
