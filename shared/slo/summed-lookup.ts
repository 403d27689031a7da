import type { TallyLookup, TallySum } from '../facts.ts';

/** Counts from the first edge to each of them. */
const runningSums = (sums: readonly TallySum[]): TallySum[] => {
  let [good, total, coveredMinutes] = [0, 0, 0];
  const running = [{ good, total, coveredMinutes }];
  for (const sum of sums) {
    good += sum.good;
    total += sum.total;
    coveredMinutes += sum.coveredMinutes;
    running.push({ good, total, coveredMinutes });
  }
  return running;
};

/**
 * A lookup that has counted once between edges, so that any span from one edge to another costs one subtraction: for
 * questions about many windows that overlap. Other spans are counted as ever.
 *
 * Whole counts stay exact; fractions may differ in the last digits from what is counted in one go.
 *
 * @param edgesMs minute edges, epoch ms, in any order
 */
export const summedLookup = (tallies: TallyLookup, edgesMs: readonly number[]): TallyLookup => {
  const edges = [...new Set(edgesMs)].sort((a, b) => a - b);
  const running = runningSums(tallies.sums(edges));
  const sumTo = new Map(edges.map((edgeMs, index) => [edgeMs, running[index]]));
  const sum = (fromMs: number, toMs: number): TallySum => {
    const [before, after] = [sumTo.get(fromMs), sumTo.get(toMs)];
    if (before === undefined || after === undefined || fromMs > toMs) return tallies.sum(fromMs, toMs);
    return {
      good: after.good - before.good,
      total: after.total - before.total,
      coveredMinutes: after.coveredMinutes - before.coveredMinutes,
    };
  };
  return {
    get firstMinuteMs() {
      return tallies.firstMinuteMs;
    },
    get lastHeardAtMs() {
      return tallies.lastHeardAtMs;
    },
    sum,
    sums: (wantedMs) => wantedMs.slice(1).map((toMs, index) => sum(wantedMs[index] ?? toMs, toMs)),
    minutes: (fromMs, toMs) => tallies.minutes(fromMs, toMs),
  };
};
