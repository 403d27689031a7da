import type { ObjectiveSpec } from '#shared/facts.ts';
import type { ObjectiveFacts } from '#shared/metrics/define-metric.ts';
import { holdsUntilMs } from '#shared/slo/holds-until.ts';
import { type JudgedAt, judgeObjective } from '#shared/slo/judge-objective.ts';
import type { ObjectiveJudgement } from '#shared/slo/objective-judgement.ts';
import type { Window } from '#shared/time.ts';
import type { ObjectiveConfig } from '../config/config.ts';

interface Kept {
  readonly facts: ObjectiveFacts;
  readonly changeCount: number;
  readonly at: JudgedAt;
  readonly untilMs: number;
  readonly judged: ObjectiveJudgement;
}

/**
 * Judges as `judgeObjective`, and answers again what it answered as long as that is the same: a fact of one objective
 * has no other judged anew.
 *
 * @param changeCount of its tallies, `TallyStore.changeCount`
 */
export type JudgeKept = (
  objective: ObjectiveConfig,
  facts: ObjectiveFacts,
  changeCount: number,
  at: JudgedAt,
) => ObjectiveJudgement;

const isSameWindow = (a: Window, b: Window): boolean =>
  a.endMs === b.endMs && a.startMs === b.startMs && a.name === b.name && a.zone === b.zone;

const isSameSpec = (a: ObjectiveSpec, b: ObjectiveSpec): boolean =>
  a.observedCount === b.observedCount &&
  a.intervalSeconds === b.intervalSeconds &&
  a.minimumEvents === b.minimumEvents &&
  a.sliKind === b.sliKind &&
  a.service === b.service &&
  a.objective === b.objective;

/** `failingSinceMs` is left out: only a judgement without a value says why, and those are not kept. */
const isSame = (
  kept: Kept,
  facts: ObjectiveFacts,
  changeCount: number,
  { nowMs, window }: JudgedAt,
): boolean =>
  kept.changeCount === changeCount &&
  nowMs >= kept.at.nowMs &&
  nowMs < kept.untilMs &&
  kept.facts.versions === facts.versions &&
  kept.facts.outages === facts.outages &&
  isSameWindow(kept.at.window, window) &&
  isSameSpec(kept.facts.spec, facts.spec);

/** Screens ask for the agreed window, and for a month or a quarter. */
const WINDOWS_KEPT = 3;

/** Keeps the latest judgements of each objective of the configuration, one for each of a few windows. */
export function createKeptJudgements(): JudgeKept {
  const known = new WeakMap<ObjectiveConfig, readonly Kept[]>();
  return (objective, facts, changeCount, at) => {
    const all = known.get(objective) ?? [];
    const kept = all.find((each) => isSame(each, facts, changeCount, at));
    if (kept !== undefined) return kept.judged;
    const judged = judgeObjective(facts, at);
    const untilMs = holdsUntilMs(facts, judged, at.nowMs);
    if (untilMs > at.nowMs) {
      const others = all.filter((each) => each.at.window.name !== at.window.name);
      known.set(objective, [{ facts, changeCount, at, untilMs, judged }, ...others].slice(0, WINDOWS_KEPT));
    }
    return judged;
  };
}
