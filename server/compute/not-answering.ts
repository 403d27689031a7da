import type { Outage } from '#shared/facts.ts';
import type { TargetState } from '../store/store.ts';
import { isMarked } from '../store/target-mark.ts';

/**
 * The targets that do not answer, longest first. What was seen before Andon itself was away blames nobody: until a
 * target is asked again it is not known to fail.
 */
export function notAnsweringTargets(
  targets: readonly TargetState[],
  outages: readonly Outage[],
): TargetState[] {
  const freshFromMs = outages.at(-1)?.toMs ?? Number.NEGATIVE_INFINITY;
  return targets
    .filter((target) => isMarked(target) && target.lastAttemptAtMs >= freshFromMs)
    .sort((a, b) => (a.failingSinceMs ?? 0) - (b.failingSinceMs ?? 0));
}

/** The target that has not answered for longest; null when all do. */
export function notAnsweringTarget(
  targets: readonly TargetState[],
  outages: readonly Outage[],
): TargetState | null {
  return notAnsweringTargets(targets, outages)[0] ?? null;
}
