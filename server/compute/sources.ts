import type { SourceState } from '#shared/source.ts';
import type { BackfillActivity, CollectorActivity, TargetActivity } from '../collector-activity.ts';
import type { ObjectiveConfig, ServiceConfig } from '../config/config.ts';
import type { Store, TargetState } from '../store/store.ts';
import { targetKey } from '../store/target-key.ts';
import { judgeSource } from './source-state.ts';

/** One objective at one target, with all that is known of it. */
export interface Source {
  readonly service: ServiceConfig;
  readonly objective: ObjectiveConfig;
  /** Null for pushed tallies, and where no target is known yet. */
  readonly activity: TargetActivity | null;
  /** Null before the first attempt. */
  readonly state: TargetState | null;
  readonly standing: SourceState;
  /** When the objective was last heard, from any of its targets; null before the first time. */
  readonly lastHeardAtMs: number | null;
  readonly backfill: BackfillActivity | null;
}

export interface SourcesQuestion {
  readonly services: readonly ServiceConfig[];
  readonly activity: CollectorActivity;
  /** When the board started: what was seen before says nothing of now. */
  readonly startedAtMs: number;
  readonly nowMs: number;
}

const standingOf = (
  { source }: ObjectiveConfig,
  { activity, state, lastHeardAtMs }: Pick<Source, 'activity' | 'state' | 'lastHeardAtMs'>,
  span: Pick<SourcesQuestion, 'startedAtMs' | 'nowMs'>,
): SourceState => {
  const isPushed = source.kind === 'push';
  const facts = {
    kind: isPushed ? ('pushed' as const) : ('asked' as const),
    intervalSeconds: activity?.intervalSeconds ?? source.intervalSeconds,
    lastAtMs: isPushed ? lastHeardAtMs : (state?.lastAttemptAtMs ?? null),
    failuresInARow: state?.failuresInARow ?? 0,
    seriesCount: activity?.seriesCount ?? null,
  };
  return judgeSource(facts, span);
};

/** Every source of the services, in their order; an objective without any target yet is one of them too. */
export function listSources(store: Store, question: SourcesQuestion): Source[] {
  const { services, activity } = question;
  const states = new Map(store.targets.all().map((state) => [targetKey(state.sliId, state.target), state]));
  const activities = Map.groupBy(activity.targets, ({ sliId }) => sliId);
  const backfills = new Map(activity.backfills.map((each) => [each.sliId, each]));

  const sourcesOf = (service: ServiceConfig, objective: ObjectiveConfig): Source[] => {
    const sliId = store.tallies.sliId(service.id, objective.id);
    const { lastHeardAtMs } = store.tallies.lookup(sliId);
    return (activities.get(sliId) ?? [null]).map((own) => {
      const state = own === null ? null : (states.get(targetKey(sliId, own.target)) ?? null);
      const known = { activity: own, state, lastHeardAtMs };
      const standing = standingOf(objective, known, question);
      return { service, objective, ...known, standing, backfill: backfills.get(sliId) ?? null };
    });
  };
  return services.flatMap((service) =>
    service.objectives.flatMap((objective) => sourcesOf(service, objective)),
  );
}
