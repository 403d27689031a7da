import { type LimitSegment, limitSegments } from '../agreement/segments.ts';
import type { Limit } from '../agreement/version.ts';
import type { ObjectiveFacts } from '../metrics/define-metric.ts';
import { allowedRatio } from './allowed-ratio.ts';

/** A span `[fromMs, toMs)` of whole minutes with the target in force in all of them. */
export interface TargetSegment {
  readonly fromMs: number;
  readonly toMs: number;
  /** 0-1 */
  readonly target: number;
  /** 1 − target. */
  readonly allowedRatio: number;
  /** Version of the agreement that says so. */
  readonly version: number;
  readonly limit: Limit;
}

const asTarget = ({ fromMs, toMs, limit, version }: LimitSegment): TargetSegment | null =>
  limit === null || version === null || limit.limit.kind !== 'target'
    ? null
    : {
        fromMs,
        toMs,
        target: limit.limit.value,
        allowedRatio: allowedRatio(limit.limit.value),
        version,
        limit,
      };

/** Every target in force over `[fromMs, toMs)`, oldest first, with gaps where nothing was agreed. */
export const everyTarget = (
  { versions, spec }: Pick<ObjectiveFacts, 'versions' | 'spec'>,
  fromMs: number,
  toMs: number,
): TargetSegment[] =>
  limitSegments(versions, spec.service, spec.objective, fromMs, toMs).flatMap(
    (segment) => asTarget(segment) ?? [],
  );

/**
 * The targets in force over `[fromMs, toMs)`, oldest first, as far back from the end as one was in force
 * without a break: a promise that was taken back and made anew starts anew.
 *
 * Empty where nothing is agreed in the last minute.
 *
 * @param fromMs, toMs minute edges, epoch ms
 */
export const agreedTargets = (facts: ObjectiveFacts, fromMs: number, toMs: number): TargetSegment[] => {
  const { versions, spec } = facts;
  const agreed: TargetSegment[] = [];
  for (const segment of limitSegments(versions, spec.service, spec.objective, fromMs, toMs).toReversed()) {
    const target = asTarget(segment);
    if (target === null) break;
    agreed.unshift(target);
  }
  return agreed;
};
