import type { DiscoveryItem, SourceItem } from '#shared/api/sources.ts';
import type { SourceMeans } from '#shared/source.ts';
import { isoInstant } from '#shared/time.ts';
import type { BackfillActivity, DiscoveryActivity, ProbeActivity } from '../collector-activity.ts';
import type { Source } from '../compute/sources.ts';
import type { ObjectiveConfig } from '../config/config.ts';
import { publicTarget } from '../public-target.ts';
import { isoInstantOrNull } from './instants.ts';

/** A service discovery that matches nothing may find thousands. */
const UNCLAIMED_SHOWN = 100;

const meansOf = ({ source }: ObjectiveConfig): SourceMeans | null => {
  if (source.kind === 'scrape') return source.indicator.kind;
  return source.kind === 'probe' ? source.target.kind : null;
};

/** Addresses stand in labels too (`instance`), with whatever they hold. */
const publicLabels = (labels: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(labels).map(([name, value]) => [name, publicTarget(value)]));

const toFailure = (failure: DiscoveryActivity['failure']): DiscoveryItem['failure'] =>
  failure === null
    ? null
    : { reason: failure.reason, detail: failure.detail, since: isoInstant(failure.sinceMs) };

const toBackfill = ({
  fromMs,
  toMs,
  doneMinutes,
  owedMinutes,
  failure,
}: BackfillActivity): SourceItem['backfill'] => ({
  from: isoInstant(fromMs),
  to: isoInstant(toMs),
  doneRatio: owedMinutes === 0 ? 1 : doneMinutes / owedMinutes,
  failure: toFailure(failure),
});

/** What a probe found out besides. */
const toProbe = (probe: ProbeActivity | undefined) => ({
  certificateValidTo: isoInstantOrNull(probe?.certificateValidToMs ?? null),
  timings: Object.entries(probe?.phases ?? {}).map(([step, seconds]) => ({ step, seconds })),
});

/** How the source was asked, and how that went. */
const toAttempts = ({ state, lastHeardAtMs, objective }: Source) => ({
  lastAttemptAt: isoInstantOrNull(state?.lastAttemptAtMs ?? null),
  lastOkAt: isoInstantOrNull(objective.source.kind === 'push' ? lastHeardAtMs : (state?.lastOkAtMs ?? null)),
  lastHeardAt: isoInstantOrNull(lastHeardAtMs),
  failuresInARow: state?.failuresInARow ?? 0,
  failingSince: isoInstantOrNull(state?.failingSinceMs ?? null),
  reason: state?.reason ?? null,
  detail: state?.detail ?? null,
  durationSeconds: state?.durationSeconds ?? null,
});

/** One source as the API says it: nothing in it proves who asks. */
export function toSourceItem(source: Source): SourceItem {
  const { service, objective, activity, backfill } = source;
  const target = activity?.target ?? null;
  return {
    service: service.id,
    serviceName: { ...service.name },
    objective: objective.id,
    kind: objective.source.kind,
    means: meansOf(objective),
    target: target === null ? null : publicTarget(target),
    labels: publicLabels(activity?.labels ?? {}),
    state: source.standing,
    ...toAttempts(source),
    intervalSeconds: activity?.intervalSeconds ?? objective.source.intervalSeconds,
    timeoutSeconds: activity?.timeoutSeconds ?? null,
    nextAt: isoInstantOrNull(activity?.nextAtMs ?? null),
    sampleCount: activity?.sampleCount ?? null,
    seriesCount: activity?.seriesCount ?? null,
    badCount: activity?.badCount ?? null,
    warnings: [...(activity?.warnings ?? [])],
    backfill: backfill === null ? null : toBackfill(backfill),
    ...toProbe(activity?.probe),
  };
}

export const toDiscoveryItem = (found: DiscoveryActivity): DiscoveryItem => ({
  job: found.job,
  kind: found.kind,
  place: publicTarget(found.place),
  readAt: isoInstantOrNull(found.readAtMs),
  targetCount: found.targetCount,
  droppedCount: found.droppedCount,
  unclaimed: found.unclaimed.slice(0, UNCLAIMED_SHOWN).map(publicTarget),
  unclaimedCount: found.unclaimed.length,
  failure: toFailure(found.failure),
});
