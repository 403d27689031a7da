import type { BehaviourPoint, BehaviourSignal } from './behaviour.ts';

/**
 * The latest complete period that says something of now: one whose odd value has a known cause proves nothing, so a
 * signal that it interrupts has not ended by it.
 *
 * @param points oldest first
 * @returns undefined where there is none
 * @example lastTelling(weeks, signals)?.endMs // of the week before the freeze
 */
export const lastTelling = (
  points: readonly BehaviourPoint[],
  signals: readonly BehaviourSignal[],
): BehaviourPoint | undefined => {
  const causes = signals.filter(({ known }) => known);
  return points.findLast(
    ({ partial, value, startMs, endMs }) =>
      !partial && value !== null && !causes.some((cause) => startMs < cause.endMs && endMs > cause.startMs),
  );
};
