import type { ReleaseChange, ReleaseItem, StripLane, WaitingItem } from '#shared/api/releases.ts';
import type { ChangeFate } from '#shared/metrics/change-fates.ts';
import { shownRepository } from '#shared/repository-address.ts';
import { isoInstant } from '#shared/time.ts';
import type { JudgedRelease } from '../compute/judge-release.ts';
import type { CarriedChange } from '../compute/release-detail.ts';
import type { Lane, ReleaseList } from '../compute/release-list.ts';
import type { Config } from '../config/config.ts';
import { isoInstantOrNull } from './instants.ts';
import { toCorrectionAnswer, toLinkAnswer } from './link-answer.ts';
import { serviceNameOf } from './service-name.ts';

/** A release as its list and its page show it. */
export function toReleaseItem({ release, ...judged }: JudgedRelease, config: Config): ReleaseItem {
  return {
    service: release.service,
    serviceName: serviceNameOf(config, release.service),
    environment: release.environment,
    id: release.id,
    version: release.version,
    sha: release.sha,
    finishedAt: isoInstant(release.finishedAtMs),
    startedAt: isoInstantOrNull(release.startedAtMs),
    result: release.result,
    outcome: judged.outcome,
    knownAt: isoInstantOrNull(judged.knownAtMs),
    links: judged.links.map((link, place) => toLinkAnswer(link, place === 0)),
    correction: judged.correction === null ? null : toCorrectionAnswer(judged.correction, true),
    takesBack: release.rollbackOf,
    fixesIncident: release.fixesIncident,
    automated: release.automated,
    unplanned: release.unplanned,
    changeCount: release.changeCount,
    changesFrom: release.changesFrom,
    changesProblem: release.changesProblem,
    isFirst: judged.isFirst,
    countedCount: judged.countedCount,
    oldestSeconds: judged.oldestSeconds,
    medianSeconds: judged.medianSeconds,
    url: release.url,
  };
}

export const toStripLane = ({ service, count, days, slots }: Lane): StripLane => ({
  service: service.id,
  serviceName: { ...service.name },
  count,
  plan: service.releases?.text ?? null,
  days: days.map(({ startMs, ...day }) => ({ start: isoInstant(startMs), ...day })),
  slots: slots.map(({ atMs, state }) => ({ at: isoInstant(atMs), state })),
});

export const toWaitingItem = ({
  service,
  count,
  oldestAtMs,
}: ReleaseList['waiting'][number]): WaitingItem => ({
  service: service.id,
  serviceName: { ...service.name },
  count,
  oldestAt: isoInstant(oldestAtMs),
});

/** The first line of a commit message. */
const firstLine = (message: string | null): string | null => message?.split('\n', 1)[0] ?? null;

const reasons: Record<Exclude<ChangeFate, 'counted'>, NonNullable<ReleaseChange['leftOut']>> = {
  merge: 'merge',
  'cherry-pick': 'cherry-pick',
  baseline: 'baseline',
  'roll-back': 'roll-back',
  're-deployment': 're-deployment',
  negative: 'negative',
  repeated: 'before',
};

export function toReleaseChange({ change, released, ...parts }: CarriedChange): ReleaseChange {
  const fate = released?.fate ?? 'counted';
  return {
    repository: shownRepository(change.repository),
    sha: change.sha,
    message: firstLine(change.message),
    pullRequest: change.pullRequest,
    committedAt: isoInstant(change.committedAtMs),
    firstCommitAt: isoInstantOrNull(change.firstCommitAtMs),
    openedAt: isoInstantOrNull(change.openedAtMs),
    mergedAt: isoInstantOrNull(change.mergedAtMs),
    leadSeconds: released?.fate === 'counted' ? released.leadSeconds : null,
    leftOut: fate === 'counted' ? null : reasons[fate],
    ...parts,
    originSha: change.originSha,
    revertsSha: change.revertsSha,
  };
}
