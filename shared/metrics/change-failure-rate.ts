import type { Computed } from '../figure.ts';
import type { Span } from '../time.ts';
import { SECOND_MS } from '../units.ts';
import { coveredFrom } from '../windows.ts';
import { linksAt } from './counting-links.ts';
import { type ComputeWindow, defineDeliveryMetric, type EvidenceOf } from './define-metric.ts';
import {
  type DeliveryHistory,
  linksWithin,
  type PlacedLink,
  type Places,
  placesWithin,
  type ServiceHistory,
} from './delivery-history.ts';
import { reasonWithout } from './deployment-history.ts';
import { deploymentLanes } from './deployment-lane.ts';
import { evidenceEvent, laneOf } from './evidence.ts';
import type { FailureLink } from './failure-links.ts';
import { inFormula, leftOut } from './left-out.ts';
import { leftOutPlaces } from './left-out-places.ts';

/** The receipt lists so many failed deployments. */
const LISTED = 50;

/** Of the links that count under a settle time the strongest of each deployment. */
function strongestLinks(links: readonly PlacedLink[], settleSeconds: number): FailureLink[] {
  const strongest: PlacedLink[] = [];
  for (const placed of links) {
    if (placed.link.afterSeconds >= settleSeconds) continue;
    // The strongest of a deployment comes first.
    if (strongest.at(-1)?.place !== placed.place) strongest.push(placed);
  }
  return strongest.map(({ link }) => link);
}

/** What a window knows of the deployments of one service. */
interface Settled {
  readonly service: ServiceHistory;
  /** Old enough to have failed. */
  readonly settled: Places;
  readonly notSettled: Places;
  readonly failed: readonly FailureLink[];
}

function settledOf(service: ServiceHistory, window: Span, settleSeconds: number): Settled {
  const settledMs = Math.min(window.endMs, window.endMs - settleSeconds * SECOND_MS + 1);
  const all = placesWithin(service, window);
  const settled = placesWithin(service, { startMs: window.startMs, endMs: settledMs });
  return {
    service,
    settled,
    notSettled: { from: settled.to, to: all.to },
    failed: strongestLinks(linksWithin(service, settled), settleSeconds),
  };
}

/** What the lower end of the range counts (METRICS.md §3). */
const isSure = ({ kind }: FailureLink): boolean => kind === 'explicit' || kind === 'rollback';

const failedItem = ({ deployment, kind, evidence }: FailureLink) => ({
  service: deployment.service,
  deployment: deployment.id,
  kind,
  evidence,
});

/** The first failed deployments of all services, oldest first. */
const listFailed = (found: readonly Settled[]) =>
  found
    .flatMap(({ failed }) => failed.slice(0, LISTED))
    .sort((a, b) => a.deployment.finishedAtMs - b.deployment.finishedAtMs)
    .slice(0, LISTED)
    .map(failedItem);

const countPlaces = ({ from, to }: Places): number => to - from;
const sum = (counts: readonly number[]): number => counts.reduce((all, count) => all + count, 0);

/** Incidents of a window that name a cause which is not known. */
const unknownWithin = ({ unknownCauses }: DeliveryHistory, { startMs, endMs }: Span) =>
  unknownCauses.filter(({ startedAtMs }) => startedAtMs >= startMs && startedAtMs < endMs);

const createEvidence =
  (history: DeliveryHistory): EvidenceOf =>
  (window, { settleSeconds }) => {
    const unknown = unknownWithin(history, window).map(
      ({ service, id, title, startedAtMs, resolvedAtMs, url }) =>
        evidenceEvent({
          kind: 'incident',
          service,
          id,
          title,
          atMs: startedAtMs,
          untilMs: resolvedAtMs,
          reason: 'cause-unknown',
          url,
        }),
    );
    const lanes = deploymentLanes(history, window, (service) => {
      const { notSettled } = settledOf(service, window, settleSeconds);
      const links = (place: number) => linksAt(service, place, settleSeconds);
      return {
        reason: (place) => (place >= notSettled.from ? 'not-settled' : null),
        part: (place) => links(place).length > 0,
        links,
      };
    });
    return [...lanes, laneOf(unknown)];
  };

const createCompute = (history: DeliveryHistory): ComputeWindow => {
  const { services, firstMs } = history;
  return (window, { settleSeconds, isBrief = false }): Computed => {
    const found = services.map((service) => settledOf(service, window, settleSeconds));
    const n = sum(found.map(({ settled }) => countPlaces(settled)));
    const notSettledCount = sum(found.map(({ notSettled }) => countPlaces(notSettled)));
    const failedCount = sum(found.map(({ failed }) => failed.length));
    const sureCount = sum(found.map(({ failed }) => failed.filter(isSure).length));
    const share = (count: number) => (n === 0 ? null : count / n);
    const value = share(failedCount);
    return {
      value,
      n,
      reason: n > 0 ? null : notSettledCount > 0 ? 'too-few' : reasonWithout(firstMs, window),
      low: share(sureCount),
      high: value,
      detail: {
        failed: isBrief ? [] : listFailed(found),
        settleSeconds,
        notYetKnown: notSettledCount,
      },
      formula: `${failedCount} failed / ${n} deployments old enough to have failed = ${inFormula(value)}`,
      inputs: { failed: failedCount, failedForSure: sureCount, deployments: n, settleSeconds },
      leftOut: isBrief
        ? []
        : [
            ...leftOutPlaces(
              'not-settled',
              found.map(({ service, notSettled: places }) => ({ service, places })),
            ),
            ...leftOut({
              'cause-unknown': unknownWithin(history, window).map((incident) => incident.id),
            }),
          ],
      coveredFromMs: coveredFrom(firstMs, window),
    };
  };
};

/** Deployments that failed / deployments old enough to have failed (METRICS.md §3). */
export const changeFailureRate = defineDeliveryMetric({
  id: 'change-failure-rate',
  version: 3,
  place: 'headline',
  title: { en: 'Change failure rate', ko: '변경 실패율' },
  definition: {
    en: 'Share of releases that needed a rollback, hotfix or caused an incident. Only releases old enough to have failed are counted. A release failed when an incident or a person names it, when it was rolled back, reverted or followed by a hotfix (a release whose branch, tag or version says hotfix, or that names the incident which it ends; that it is flagged as unplanned says nothing here, nor do labels of pull requests), or when an incident of its service began within the settle time after it.',
    ko: '롤백·긴급수정·장애로 이어진 배포의 비율. 실패가 드러날 만큼 시간이 지난 배포만 셉니다. 장애나 사람이 그 배포를 원인으로 지목했거나, 롤백·되돌리기·긴급수정(브랜치·태그·버전에 hotfix가 있거나 끝내려는 장애를 밝힌 배포; 비계획 표시와 풀 리퀘스트의 라벨은 보지 않음)이 뒤따랐거나, 배포 뒤 안정화 시간 안에 같은 서비스의 장애가 시작되면 실패로 봅니다.',
  },
  unit: 'ratio',
  better: 'lower',
  wants: ['releases'],
  source: 'https://dora.dev/guides/dora-metrics-four-keys/',
  createCompute,
  createEvidence,
});
