import type { MinuteColumns } from '../../../shared/facts.ts';
import { MINUTE_MS } from '../../../shared/units.ts';
import type { RangeSeries } from '../systems/prometheus.ts';

/** Attempts of one minute: how many there were, and how many failed. */
export interface MinuteAttempts {
  readonly total: number;
  readonly failed: number;
}

/** A minute in which Andon and Prometheus do not say the same. */
export interface MinuteDifference {
  readonly minuteMs: number;
  readonly andon: MinuteAttempts;
  readonly prometheus: MinuteAttempts;
  /** Null where nothing explains it. */
  readonly explanation: string | null;
}

export interface ComparedTimeline {
  readonly minuteCount: number;
  readonly differences: readonly MinuteDifference[];
}

const none: MinuteAttempts = { total: 0, failed: 0 };

/** Andon's minutes that hold something. */
export function andonMinutes({ startMs, good, total }: MinuteColumns): Map<number, MinuteAttempts> {
  const minutes = new Map<number, MinuteAttempts>();
  for (const [index, attempts] of total.entries()) {
    if (attempts > 0)
      minutes.set(startMs + index * MINUTE_MS, { total: attempts, failed: attempts - (good[index] ?? 0) });
  }
  return minutes;
}

/** The samples of `up`, or of a gauge like it, by minute. */
export function prometheusMinutes(series: readonly RangeSeries[]): Map<number, MinuteAttempts> {
  const minutes = new Map<number, MinuteAttempts>();
  for (const [seconds, value] of series.flatMap(({ values }) => values)) {
    const minuteMs = Math.floor((seconds * 1_000) / MINUTE_MS) * MINUTE_MS;
    const { total, failed } = minutes.get(minuteMs) ?? none;
    minutes.set(minuteMs, { total: total + 1, failed: failed + (value === '1' ? 0 : 1) });
  }
  return minutes;
}

/**
 * Each asks at its own phase of the interval. So in any minute one of them can have asked once more often than the
 * other, and at each edge of an outage one can have failed once more often. In the first minute the one that began
 * earlier asked more often.
 *
 * @param headStart how many turns may lie between the two beginnings
 */
function explain(andon: MinuteAttempts, prometheus: MinuteAttempts, headStart: number): string | null {
  const more = Math.abs(andon.total - prometheus.total);
  const moreFailed = Math.abs(andon.failed - prometheus.failed);
  if (moreFailed > 1) return null;
  if (more <= 1)
    return moreFailed === 1 && (andon.failed < andon.total || prometheus.failed < prometheus.total)
      ? 'phase: the outage began or ended between their turns'
      : 'phase: one turn fell on the other side of the minute';
  return more <= headStart + 1 ? 'they did not begin in the same moment' : null;
}

export function compareTimelines(
  andon: ReadonlyMap<number, MinuteAttempts>,
  prometheus: ReadonlyMap<number, MinuteAttempts>,
  headStart: number,
): ComparedTimeline {
  const minutes = [...new Set([...andon.keys(), ...prometheus.keys()])].toSorted((a, b) => a - b);
  const differences = minutes.flatMap((minuteMs, index): MinuteDifference[] => {
    const ours = andon.get(minuteMs) ?? none;
    const theirs = prometheus.get(minuteMs) ?? none;
    if (ours.total === theirs.total && ours.failed === theirs.failed) return [];
    const explanation = explain(ours, theirs, index === 0 ? headStart : 0);
    return [{ minuteMs, andon: ours, prometheus: theirs, explanation }];
  });
  return { minuteCount: minutes.length, differences };
}
