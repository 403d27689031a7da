import { limitInForce } from '#shared/agreement/in-force.ts';
import type { ObjectiveFacts } from '#shared/metrics/define-metric.ts';
import type { ObjectiveJudgement } from '#shared/slo/objective-judgement.ts';
import type { Window } from '#shared/time.ts';
import { resolveWindow } from '#shared/windows.ts';
import type { ObjectiveConfig, ServiceConfig } from '../config/config.ts';
import type { RunningConfig } from '../config/running-config.ts';
import type { Store, TargetState } from '../store/store.ts';
import type { Facts } from './facts.ts';
import type { JudgeKept } from './kept-judgements.ts';
import type { Moment } from './moment.ts';
import { needsSomeone } from './needs-someone.ts';
import { notAnsweringTargets } from './not-answering.ts';
import { receiptId } from './receipt-id.ts';
import { usualWindow } from './usual-window.ts';

/** One objective, judged, with what its sources say. */
export interface JudgedObjective {
  readonly service: ServiceConfig;
  readonly objective: ObjectiveConfig;
  readonly facts: ObjectiveFacts;
  readonly window: Window;
  readonly judged: ObjectiveJudgement;
  /** Its targets, as they stand now; empty for pushed tallies and for questions about the past. */
  readonly sources: readonly TargetState[];
  /** The target that has not answered for longest; null when all do. */
  readonly notAnswering: TargetState | null;
  /** How many of the sources do not answer. */
  readonly notAnsweringCount: number;
  readonly needsSomeone: boolean;
  readonly receipt: string;
}

export interface ObjectivesDeps {
  readonly store: Store;
  readonly config: RunningConfig;
  readonly facts: Facts;
  readonly judgeKept: JudgeKept;
}

/** The window an objective is judged over: ends with the last minute that counts, as agreed in that minute. */
export function objectiveWindow(
  { spec, versions }: ObjectiveFacts,
  moment: Moment,
  zone: string,
  windowName: string | null = null,
): Window {
  const agreed = limitInForce(versions, spec.service, spec.objective, moment.minuteEndMs - 1);
  return resolveWindow(windowName ?? agreed?.limit.window ?? usualWindow.tallies, moment.minuteEndMs, zone);
}

/** How objectives are asked about. */
export interface ObjectivesQuestion {
  readonly moment: Moment;
  /** Asked about now: what the targets say counts too. */
  readonly isLive: boolean;
  /** Null for the window that was agreed. */
  readonly windowName: string | null;
}

/** Judges the objectives of services, in the order of the configuration. */
export function judgeObjectives(
  { store, config, facts, judgeKept }: ObjectivesDeps,
  services: readonly ServiceConfig[],
  { moment, isLive, windowName }: ObjectivesQuestion,
): JudgedObjective[] {
  const zone = config.current().team.timeZone;
  const judge = (service: ServiceConfig, objective: ObjectiveConfig): JudgedObjective => {
    const own = facts.objective(service, objective);
    const window = objectiveWindow(own, moment, zone, windowName);
    const sliId = store.tallies.sliId(service.id, objective.id);
    const changeCount = store.tallies.changeCount(sliId);
    const judged = judgeKept(objective, own, changeCount, { nowMs: moment.nowMs, window });
    const sources = isLive ? store.targets.of(sliId) : [];
    const unanswered = notAnsweringTargets(sources, own.outages);
    const notAnswering = unanswered[0] ?? null;
    return {
      service,
      objective,
      facts: own,
      window,
      judged,
      sources,
      notAnswering,
      notAnsweringCount: unanswered.length,
      needsSomeone: needsSomeone(judged, notAnswering, own.outages, moment.nowMs),
      receipt: receiptId({
        metric: 'availability',
        service: service.id,
        objective: objective.id,
        window,
        atMs: moment.nowMs,
        madeAtMs: moment.nowMs,
        value: judged.value,
        n: judged.total,
      }),
    };
  };
  return services.flatMap((service) => service.objectives.map((objective) => judge(service, objective)));
}
