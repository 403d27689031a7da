import type { DeliveryFacts, Deployment } from '../facts.ts';
import type { Computed } from '../figure.ts';
import { SECOND_MS } from '../units.ts';
import { coveredFrom } from '../windows.ts';
import { type ComputeWindow, defineDeliveryMetric } from './define-metric.ts';
import { firstIndexAt, orderDeployments, reasonWithout } from './deployment-history.ts';
import { type FailureLink, failureLinks, linkKinds } from './failure-links.ts';
import { inFormula, leftOut } from './left-out.ts';

/** The receipt lists so many failed deployments. */
const LISTED = 50;

/** The links that count under a settle time, by deployment: the strongest first, of equals the first known. */
function strongestLinks(links: readonly FailureLink[], settleSeconds: number): Map<Deployment, FailureLink> {
  const strongest = new Map<Deployment, FailureLink>();
  for (const kind of linkKinds) {
    for (const link of links) {
      if (link.kind !== kind || link.afterSeconds >= settleSeconds || strongest.has(link.deployment))
        continue;
      strongest.set(link.deployment, link);
    }
  }
  return strongest;
}

const failedItem = ({ deployment, kind, evidence }: FailureLink) => ({
  service: deployment.service,
  deployment: deployment.id,
  kind,
  evidence,
});

const createCompute = (facts: DeliveryFacts): ComputeWindow => {
  const ordered = orderDeployments(facts.deployments);
  const finishedMs = ordered.map((deployment) => deployment.finishedAtMs);
  const { links, unknownCauses } = failureLinks(facts);
  return (window, { settleSeconds }): Computed => {
    const strongest = strongestLinks(links, settleSeconds);
    const settledMs = window.endMs - settleSeconds * SECOND_MS;
    const fromPlace = firstIndexAt(finishedMs, window.startMs);
    const settledPlace = Math.max(fromPlace, firstIndexAt(finishedMs, settledMs + 1));
    const settled = ordered.slice(fromPlace, settledPlace);
    const notSettled = ordered.slice(settledPlace, firstIndexAt(finishedMs, window.endMs));
    const failed = settled.flatMap((deployment) => strongest.get(deployment) ?? []);
    const sure = failed.filter((link) => link.kind !== 'time');
    const n = settled.length;
    const share = (count: number) => (n === 0 ? null : count / n);
    const value = share(failed.length);
    return {
      value,
      n,
      reason: n > 0 ? null : notSettled.length > 0 ? 'too-few' : reasonWithout(finishedMs[0], window),
      low: share(sure.length),
      high: value,
      detail: {
        failed: failed.slice(0, LISTED).map(failedItem),
        settleSeconds,
        notYetKnown: notSettled.length,
      },
      formula: `${failed.length} failed / ${n} deployments old enough to have failed = ${inFormula(value)}`,
      inputs: { failed: failed.length, failedForSure: sure.length, deployments: n, settleSeconds },
      leftOut: leftOut({
        'not-settled': notSettled.map((deployment) => deployment.id),
        'cause-unknown': unknownCauses
          .filter(({ startedAtMs }) => startedAtMs >= window.startMs && startedAtMs < window.endMs)
          .map((incident) => incident.id),
      }),
      coveredFromMs: coveredFrom(finishedMs[0], window),
    };
  };
};

/** Deployments that failed / deployments old enough to have failed (METRICS.md §3). */
export const changeFailureRate = defineDeliveryMetric({
  id: 'change-failure-rate',
  version: 1,
  title: { en: 'Change failure rate', ko: '변경 실패율' },
  definition: {
    en: 'Share of releases that needed a rollback, hotfix or caused an incident. Only releases old enough to have failed are counted. A release failed when an incident names it, when it was rolled back, or when an incident of its service began within the settle time after it.',
    ko: '롤백·긴급수정·장애로 이어진 배포의 비율. 실패가 드러날 만큼 시간이 지난 배포만 셉니다. 장애가 그 배포를 원인으로 지목했거나, 롤백되었거나, 배포 뒤 안정화 시간 안에 같은 서비스의 장애가 시작되면 실패로 봅니다.',
  },
  unit: 'ratio',
  better: 'lower',
  source: 'https://dora.dev/guides/dora-metrics-four-keys/',
  createCompute,
});
