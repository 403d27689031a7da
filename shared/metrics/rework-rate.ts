import type { Computed } from '../figure.ts';
import { coveredFrom } from '../windows.ts';
import { type ComputeWindow, defineDeliveryMetric } from './define-metric.ts';
import { type DeliveryHistory, placesWithin } from './delivery-history.ts';
import { reasonWithout } from './deployment-history.ts';
import { deploymentLanes } from './deployment-lane.ts';
import { deploymentMarks } from './deployment-marks.ts';
import { inFormula } from './left-out.ts';
import { unfilled } from './unfilled.ts';

const { unplanned, fixesIncident, hotfix } = deploymentMarks;
const isRework = (mark: number): boolean => (mark & (unplanned | fixesIncident | hotfix)) !== 0;

const createCompute =
  (history: DeliveryHistory): ComputeWindow =>
  (window): Computed => {
    let [rework, n] = [0, 0];
    for (const service of history.services) {
      const { from, to } = placesWithin(service, window);
      n += to - from;
      for (let place = from; place < to; place += 1)
        if (isRework(service.deployments.marks[place] ?? 0)) rework += 1;
    }
    const value = n === 0 ? null : rework / n;
    return {
      ...unfilled,
      value,
      n,
      reason: value === null ? reasonWithout(history.firstMs, window) : null,
      detail: { rework },
      formula: `${rework} unplanned / ${n} deployments = ${inFormula(value)}`,
      inputs: { rework, deployments: n },
      coveredFromMs: coveredFrom(history.firstMs, window),
    };
  };

/** Unplanned deployments made because of a production incident / deployments (METRICS.md §3). */
export const reworkRate = defineDeliveryMetric({
  id: 'rework-rate',
  version: 1,
  place: 'detail',
  title: { en: 'Rework rate', ko: '재작업 배포 비율' },
  definition: {
    en: 'Share of releases that nobody planned and that production made necessary: flagged as unplanned, made to end an incident, or marked as a hotfix by branch, tag or version of the release; labels of pull requests say nothing here.',
    ko: '운영 문제 때문에 계획 없이 나간 배포의 비율. 비계획으로 표시되었거나, 장애를 끝내려고 배포했거나, 브랜치·태그·버전에 hotfix 표시가 있는 배포를 셉니다. 풀 리퀘스트의 라벨은 보지 않습니다.',
  },
  unit: 'ratio',
  better: 'lower',
  wants: ['releases'],
  source: 'https://dora.dev/guides/dora-metrics-four-keys/',
  createCompute,
  createEvidence: (history) => (window) =>
    deploymentLanes(history, window, ({ deployments: { marks } }) => ({
      reason: () => null,
      part: (place) => isRework(marks[place] ?? 0),
    })),
});
