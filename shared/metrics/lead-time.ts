import type { DeliveryFacts, DeployedChange } from '../facts.ts';
import type { Computed } from '../figure.ts';
import { mean } from '../stats/mean.ts';
import { median } from '../stats/median.ts';
import { quantileOfSorted } from '../stats/quantile.ts';
import { SECOND_MS } from '../units.ts';
import { coveredFrom } from '../windows.ts';
import { type ComputeWindow, defineDeliveryMetric } from './define-metric.ts';
import { firstIndexAt, orderDeployments, reasonWithout } from './deployment-history.ts';
import { type DeliveredChange, deliveredChanges } from './lead-time-changes.ts';
import { inFormula, leftOut } from './left-out.ts';

/** Median of the stretches between two of a change's times, over the changes where both are known. */
function partMedian(
  delivered: readonly DeliveredChange[],
  fromOf: (change: DeployedChange) => number | null,
  toOf: (delivered: DeliveredChange) => number | null,
): number | null {
  const seconds = delivered.flatMap((one) => {
    const fromMs = fromOf(one.change);
    const toMs = toOf(one);
    return fromMs === null || toMs === null || toMs < fromMs ? [] : [(toMs - fromMs) / SECOND_MS];
  });
  return median(seconds);
}

const parts = (counted: readonly DeliveredChange[]) => ({
  codingMedianSeconds: partMedian(
    counted,
    (change) => change.firstCommitAtMs,
    ({ change }) => change.openedAtMs,
  ),
  reviewMedianSeconds: partMedian(
    counted,
    (change) => change.openedAtMs,
    ({ change }) => change.mergedAtMs,
  ),
  shippingMedianSeconds: partMedian(
    counted,
    (change) => change.mergedAtMs,
    ({ deployedAtMs }) => deployedAtMs,
  ),
});

const shasLeftOut = (delivered: readonly DeliveredChange[], reason: DeliveredChange['leftOut']): string[] =>
  delivered.filter((one) => one.leftOut === reason).map(({ change }) => change.sha);

const createCompute = (facts: DeliveryFacts): ComputeWindow => {
  const delivered = deliveredChanges(facts);
  const deployedMs = delivered.map(({ deployedAtMs }) => deployedAtMs);
  const firstMs = orderDeployments(facts.deployments)[0]?.finishedAtMs;
  return (window): Computed => {
    const inWindow = delivered.slice(
      firstIndexAt(deployedMs, window.startMs),
      firstIndexAt(deployedMs, window.endMs),
    );
    const counted = inWindow.filter((one) => one.leftOut === null);
    const seconds = Float64Array.from(counted, (one) => one.leadSeconds).sort();
    const value = quantileOfSorted(seconds, 0.5);
    return {
      value,
      n: counted.length,
      reason: value === null ? reasonWithout(firstMs, window) : null,
      low: null,
      high: null,
      detail: {
        p90Seconds: quantileOfSorted(seconds, 0.9),
        meanSeconds: mean(counted.map((one) => one.leadSeconds)),
        ...parts(counted),
      },
      formula: `median of ${counted.length} lead times = ${inFormula(value)} s`,
      inputs: {
        changes: counted.length,
        shortestSeconds: seconds.at(0) ?? null,
        longestSeconds: seconds.at(-1) ?? null,
      },
      leftOut: leftOut({
        baseline: shasLeftOut(inWindow, 'baseline'),
        merge: shasLeftOut(inWindow, 'merge'),
        'roll-back': shasLeftOut(inWindow, 'roll-back'),
        negative: shasLeftOut(inWindow, 'negative'),
        'cherry-pick': shasLeftOut(inWindow, 'cherry-pick'),
      }),
      coveredFromMs: coveredFrom(firstMs, window),
    };
  };
};

/** Median time from commit to production over the changes deployed in a window (METRICS.md §3). */
export const leadTime = defineDeliveryMetric({
  id: 'lead-time',
  version: 1,
  title: { en: 'Lead time for changes', ko: '변경 리드 타임' },
  definition: {
    en: "Time from a change's commit until it runs in production. The median over the changes deployed in the period, each counted once, at the first deployment that contains it. Merges and what a service's first deployment brought are left out.",
    ko: '커밋부터 운영 반영까지 걸린 시간. 기간에 배포된 변경의 중앙값이며, 각 변경은 처음 포함된 배포에서 한 번만 셉니다. 병합 커밋과 서비스의 첫 배포에 담긴 변경은 제외합니다.',
  },
  unit: 'seconds',
  better: 'lower',
  source: 'https://dora.dev/guides/dora-metrics-four-keys/',
  createCompute,
});
