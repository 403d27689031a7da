import { limitInForce } from '#shared/agreement/in-force.ts';
import type { ObjectiveFacts } from '#shared/metrics/define-metric.ts';
import { judgeObjective } from '#shared/slo/judge-objective.ts';
import type { ObjectiveJudgement } from '#shared/slo/objective-judgement.ts';
import type { Window } from '#shared/time.ts';
import { resolveWindow } from '#shared/windows.ts';
import type { ObjectiveConfig, ServiceConfig } from '../config/config.ts';
import type { RunningConfig } from '../config/running-config.ts';
import type { Store, TargetState } from '../store/store.ts';
import type { Facts } from './facts.ts';
import type { Moment } from './moment.ts';
import { needsSomeone } from './needs-someone.ts';
import { receiptId } from './receipt-id.ts';
import { usualWindow } from './usual-window.ts';

/** One failure may be chance; the second in a row puts the mark. */
const FAILURES_FOR_MARK = 2;

/** One objective, judged, with what its sources say. */
export interface JudgedObjective {
  readonly service: ServiceConfig;
  readonly objective: ObjectiveConfig;
  readonly facts: ObjectiveFacts;
  readonly window: Window;
  readonly judged: ObjectiveJudgement;
  /** Its targets, as they stand now; empty for pushed tallies and for questions about the past. */
  readonly sources: readonly TargetState[];
  /** The target that does not answer, longest first; null when all do. */
  readonly notAnswering: TargetState | null;
  readonly needsSomeone: boolean;
  readonly receipt: string;
}

export interface ObjectivesDeps {
  readonly store: Store;
  readonly config: RunningConfig;
  readonly facts: Facts;
}

function longestFailing(sources: readonly TargetState[]): TargetState | null {
  const failing = sources.filter((source) => source.failuresInARow >= FAILURES_FOR_MARK);
  return failing.sort((a, b) => (a.failingSinceMs ?? 0) - (b.failingSinceMs ?? 0))[0] ?? null;
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

/** Judges the objectives of one service, in the order of the configuration. */
export function judgeService(
  { store, config, facts }: ObjectivesDeps,
  service: ServiceConfig,
  moment: Moment,
  isLive: boolean,
  windowName: string | null = null,
): JudgedObjective[] {
  const zone = config.current().team.timeZone;
  const targets = isLive ? store.targets.all() : [];
  return service.objectives.map((objective) => {
    const objectiveFacts = facts.objective(service, objective);
    const window = objectiveWindow(objectiveFacts, moment, zone, windowName);
    const judged = judgeObjective(objectiveFacts, { nowMs: moment.nowMs, window });
    const sliId = store.tallies.sliId(service.id, objective.id);
    const sources = targets.filter((target) => target.sliId === sliId);
    const notAnswering = longestFailing(sources);
    return {
      service,
      objective,
      facts: objectiveFacts,
      window,
      judged,
      sources,
      notAnswering,
      needsSomeone: needsSomeone(judged, notAnswering, moment.nowMs),
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
  });
}
