import { floorMinute, MINUTE_MS, SECOND_MS } from '#shared/units.ts';
import type { Store } from '../../store/store.ts';
import { spansMissing, type TimeSpan } from '../../store/time-spans.ts';
import type { QueryObjective } from './query-objective.ts';

/** An objective whose server has not answered for all that it is to be asked about. */
export interface Owing {
  readonly member: QueryObjective;
  /** In order, never empty. */
  readonly spans: readonly TimeSpan[];
}

/** Wall clock, and the end of the last minute that was answered in time. */
export interface AskedUntil {
  readonly nowMs: number;
  readonly endMs: number;
}

/**
 * The minutes that an objective still has to be asked about: from its `backfill`, or from when it was asked first
 * where that is earlier, to the last minute that it was asked about in time. Gaps and the past are the same thing.
 */
export function owedSpans(
  { querySpans }: Pick<Store, 'querySpans'>,
  { sliId, source }: QueryObjective,
  { nowMs, endMs }: AskedUntil,
): TimeSpan[] {
  const firstAskedAtMs = querySpans.firstAskedAtMs(sliId) ?? nowMs;
  const fromMs = floorMinute(Math.min(firstAskedAtMs, nowMs - source.backfillSeconds * SECOND_MS));
  return spansMissing(querySpans.answered(sliId), { fromMs, toMs: endMs });
}

/** How far the past of an objective is filled in: what is asked for from first to last, and what of it is known. */
export interface PastProgress extends TimeSpan {
  readonly doneMinutes: number;
  readonly owedMinutes: number;
}

/** Counts from the whole `backfill`, whoever asked for it and when; from the first gap where that is earlier. */
export function progressOf({ member, spans }: Owing, { nowMs, endMs }: AskedUntil): PastProgress {
  const backfillFromMs = floorMinute(nowMs - member.source.backfillSeconds * SECOND_MS);
  const whole = { fromMs: Math.min(backfillFromMs, spans[0]?.fromMs ?? backfillFromMs), toMs: endMs };
  const owedMinutes = minutesIn([whole]);
  return { ...whole, owedMinutes, doneMinutes: owedMinutes - minutesIn(spans) };
}

export function minutesIn(spans: readonly TimeSpan[]): number {
  return spans.reduce((sum, { fromMs, toMs }) => sum + (toMs - fromMs) / MINUTE_MS, 0);
}

/** What of these spans lies within `whole`. */
export function spansWithin(spans: readonly TimeSpan[], whole: TimeSpan): TimeSpan[] {
  return spans
    .map(({ fromMs, toMs }) => ({
      fromMs: Math.max(fromMs, whole.fromMs),
      toMs: Math.min(toMs, whole.toMs),
    }))
    .filter(({ fromMs, toMs }) => fromMs < toMs);
}
