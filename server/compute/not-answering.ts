import type { Outage } from '#shared/facts.ts';
import type { TargetState } from '../store/store.ts';
import { isMarked } from '../store/target-mark.ts';

/**
 * The target that does not answer, longest first; null when all do. What was seen before Andon itself was away blames
 * nobody: until a target is asked again it is not known to fail.
 */
export function notAnsweringTarget(
  targets: readonly TargetState[],
  outages: readonly Outage[],
): TargetState | null {
  const freshFromMs = outages.at(-1)?.toMs ?? Number.NEGATIVE_INFINITY;
  return targets
    .filter((target) => isMarked(target) && target.lastAttemptAtMs >= freshFromMs)
    .reduce<TargetState | null>(
      (longest, target) =>
        longest === null || (target.failingSinceMs ?? 0) < (longest.failingSinceMs ?? 0) ? target : longest,
      null,
    );
}
