import type { Computed } from '../figure.ts';
import type { Window } from '../time.ts';
import { coveredFrom } from '../windows.ts';
import { type ComputeWindow, defineDeliveryMetric } from './define-metric.ts';
import { type DeliveryHistory, placesWithin } from './delivery-history.ts';
import { reasonWithout } from './deployment-history.ts';
import { deploymentLanes } from './deployment-lane.ts';
import { deploymentMarks } from './deployment-marks.ts';
import { type ToldCounts, toldFormula, toldShare } from './told-share.ts';
import { unfilled } from './unfilled.ts';

const { automated, manual } = deploymentMarks;

/** Whether a pipeline started it; null where nobody said. */
function isAutomated(mark: number): boolean | null {
  if ((mark & automated) !== 0) return true;
  return (mark & manual) !== 0 ? false : null;
}

function countStarts({ services }: DeliveryHistory, window: Window): ToldCounts {
  let [yesCount, noCount, notToldCount] = [0, 0, 0];
  for (const service of services) {
    const { marks } = service.deployments;
    const { from, to } = placesWithin(service, window);
    for (let place = from; place < to; place += 1) {
      const isOne = isAutomated(marks[place] ?? 0);
      if (isOne === null) notToldCount += 1;
      else if (isOne) yesCount += 1;
      else noCount += 1;
    }
  }
  return { yesCount, noCount, notToldCount };
}

const createCompute =
  (history: DeliveryHistory): ComputeWindow =>
  (window): Computed => {
    const counts = countStarts(history, window);
    const { yesCount, noCount, notToldCount } = counts;
    const share = toldShare(counts);
    return {
      ...unfilled,
      ...share,
      reason: share.n === 0 ? reasonWithout(history.firstMs, window) : share.reason,
      detail: { automated: yesCount, manual: noCount, notTold: notToldCount },
      formula: toldFormula(counts, 'started by a pipeline', 'deployments'),
      inputs: { automated: yesCount, deployments: share.n, notTold: notToldCount },
      coveredFromMs: coveredFrom(history.firstMs, window),
    };
  };

/** Deployments that a pipeline started / deployments (METRICS.md §3). */
export const automationRate = defineDeliveryMetric({
  id: 'automation-rate',
  version: 1,
  place: 'detail',
  title: { en: 'Automation rate', ko: '배포 자동화율' },
  definition: {
    en: 'Share of releases that a pipeline started, not a person by hand. Releases of which nobody said how they were started are in the whole and not in the share; their number is said.',
    ko: '사람이 직접 하지 않고 파이프라인이 시작한 배포의 비율. 어떻게 시작했는지 기록되지 않은 배포는 전체에는 넣고 자동화로는 세지 않으며, 그 건수를 밝힙니다.',
  },
  unit: 'ratio',
  better: 'higher',
  wants: ['releases'],
  source: 'https://dora.dev/capabilities/deployment-automation/',
  createCompute,
  createEvidence: (history) => (window) =>
    deploymentLanes(history, window, ({ deployments: { marks } }) => ({
      reason: () => null,
      part: (place) => isAutomated(marks[place] ?? 0),
    })),
});
