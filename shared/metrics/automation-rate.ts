import type { Computed } from '../figure.ts';
import type { Window } from '../time.ts';
import { coveredFrom } from '../windows.ts';
import { type ComputeWindow, defineDeliveryMetric } from './define-metric.ts';
import { type DeliveryHistory, placesWithin } from './delivery-history.ts';
import { reasonWithout } from './deployment-history.ts';
import { deploymentLanes } from './deployment-lane.ts';
import { deploymentMarks } from './deployment-marks.ts';
import { inFormula } from './left-out.ts';
import { leftOutFirst, type Nameable } from './left-out-places.ts';
import { unfilled } from './unfilled.ts';

const { automated, manual } = deploymentMarks;
const isTold = (mark: number): boolean => (mark & (automated | manual)) !== 0;

interface Counts {
  readonly automatedCount: number;
  readonly manualCount: number;
  /** Where nobody said. */
  readonly unknown: readonly Nameable[];
}

function countStarts({ services }: DeliveryHistory, window: Window): Counts {
  let [automatedCount, manualCount] = [0, 0];
  const unknown: Nameable[] = [];
  for (const service of services) {
    const { finishedAtMs, marks, idAt } = service.deployments;
    const { from, to } = placesWithin(service, window);
    for (let place = from; place < to; place += 1) {
      const mark = marks[place] ?? 0;
      if ((mark & automated) !== 0) automatedCount += 1;
      else if ((mark & manual) !== 0) manualCount += 1;
      else unknown.push({ atMs: finishedAtMs[place] ?? 0, name: () => idAt(place) });
    }
  }
  return { automatedCount, manualCount, unknown };
}

const share = (count: number, of: number): number | null => (of === 0 ? null : count / of);

const createCompute =
  (history: DeliveryHistory): ComputeWindow =>
  (window, { isBrief = false }): Computed => {
    const { automatedCount, manualCount, unknown } = countStarts(history, window);
    const n = automatedCount + manualCount;
    const all = n + unknown.length;
    const value = share(automatedCount, n);
    const isOpen = unknown.length > 0;
    return {
      ...unfilled,
      value,
      n,
      reason: value !== null ? null : isOpen ? 'no-data' : reasonWithout(history.firstMs, window),
      // Where nobody said how one was started, it may have been either.
      low: isOpen ? share(automatedCount, all) : null,
      high: isOpen ? share(automatedCount + unknown.length, all) : null,
      detail: { automated: automatedCount, manual: manualCount, notTold: unknown.length },
      formula: `${automatedCount} started by a pipeline / ${n} deployments = ${inFormula(value)}`,
      inputs: { automated: automatedCount, deployments: n },
      leftOut: isBrief ? [] : leftOutFirst('not-told', unknown.length, unknown),
      coveredFromMs: coveredFrom(history.firstMs, window),
    };
  };

/** Deployments that a pipeline started / deployments of which it is known (METRICS.md §3). */
export const automationRate = defineDeliveryMetric({
  id: 'automation-rate',
  version: 1,
  place: 'detail',
  title: { en: 'Automation rate', ko: '배포 자동화율' },
  definition: {
    en: 'Share of releases that a pipeline started, not a person by hand. Releases of which nobody said how they were started are left out and counted.',
    ko: '사람이 직접 하지 않고 파이프라인이 시작한 배포의 비율. 어떻게 시작했는지 기록되지 않은 배포는 제외하고 건수를 밝힙니다.',
  },
  unit: 'ratio',
  better: 'higher',
  source: 'https://dora.dev/capabilities/deployment-automation/',
  createCompute,
  createEvidence: (history) => (window) =>
    deploymentLanes(history, window, ({ deployments: { marks } }) => ({
      reason: (place) => (isTold(marks[place] ?? 0) ? null : 'not-told'),
      part: (place) => ((marks[place] ?? 0) & automated) !== 0,
    })),
});
