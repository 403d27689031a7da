import type { TallyLookup, TallySum } from '#shared/facts.ts';
import { MINUTE_MS } from '#shared/units.ts';

/** What one minute holds; covered unless it says otherwise. */
export interface MinuteTally {
  readonly good: number;
  readonly total: number;
  readonly covered?: boolean;
}

/** `count` minutes that are all alike. */
export const alike = (count: number, total: number, bad = 0): MinuteTally[] =>
  Array.from({ length: count }, () => ({ good: total - bad, total }));

/** `count` minutes in which nothing was heard. */
export const unheard = (count: number): MinuteTally[] =>
  Array.from({ length: count }, () => ({ good: 0, total: 0, covered: false }));

const isCovered = (minute: MinuteTally): boolean => minute.covered ?? true;

/**
 * Tallies of successive minutes from `startMs` on; sums are taken the plain way.
 *
 * @param lastHeardAtMs when not at the very end of the last covered minute
 */
export function talliesInMemory(
  startMs: number,
  minutes: readonly MinuteTally[],
  lastHeardAtMs?: number,
): TallyLookup {
  const slice = (fromMs: number, toMs: number): readonly MinuteTally[] =>
    minutes.slice(
      Math.max(0, (fromMs - startMs) / MINUTE_MS),
      Math.max(0, Math.min(minutes.length, (toMs - startMs) / MINUTE_MS)),
    );
  const sum = (fromMs: number, toMs: number): TallySum => {
    const all = slice(fromMs, toMs);
    let [good, total, coveredMinutes] = [0, 0, 0];
    for (const minute of all) {
      good += minute.good;
      total += minute.total;
      coveredMinutes += isCovered(minute) ? 1 : 0;
    }
    return { good, total, coveredMinutes };
  };
  const first = minutes.findIndex((minute) => isCovered(minute) || minute.total > 0);
  const last = minutes.findLastIndex(isCovered);
  return {
    firstMinuteMs: first === -1 ? null : startMs + first * MINUTE_MS,
    lastHeardAtMs: last === -1 ? null : (lastHeardAtMs ?? startMs + (last + 1) * MINUTE_MS - 1),
    sum,
    sums: (edgesMs) => edgesMs.slice(1).map((toMs, i) => sum(edgesMs[i] ?? toMs, toMs)),
    minutes: (fromMs, toMs) => {
      const length = (toMs - fromMs) / MINUTE_MS;
      const at = (i: number) => minutes[(fromMs - startMs) / MINUTE_MS + i];
      const column = (value: (minute: MinuteTally) => number) =>
        Array.from({ length }, (_, i) => {
          const minute = at(i);
          return minute === undefined ? 0 : value(minute);
        });
      return {
        startMs: fromMs,
        good: Float64Array.from(column(({ good }) => good)),
        total: Float64Array.from(column(({ total }) => total)),
        covered: Uint8Array.from(column((minute) => (isCovered(minute) ? 1 : 0))),
      };
    },
  };
}
