import type { StripLane } from '#shared/api/releases.ts';

/** What stands on a lane of releases, at a share of its width. */
export interface LaneMark {
  /** 0-1 */
  readonly at: number;
  readonly kind: 'went' | 'many' | 'failed' | 'kept' | 'missed' | 'due';
}

/** More than one release on a day is a taller tick. */
const kindOf = ({ count, failedCount, kept }: StripLane['days'][number]): LaneMark['kind'] => {
  if (failedCount > 0) return 'failed';
  if (kept) return 'kept';
  return count > 1 ? 'many' : 'went';
};

const HALF_DAY_MS = 43_200_000;

/**
 * Days with releases and planned releases as marks between the ends of a span. A planned release that went out is the
 * mark of its day; one that did not stands hollow.
 *
 * @param fromMs,toMs the ends, epoch ms; nothing is drawn where they are the same
 */
export const laneMarks = (
  { days, slots }: Pick<StripLane, 'days' | 'slots'>,
  fromMs: number,
  toMs: number,
): LaneMark[] => {
  const place = (atMs: number): number => Math.min(1, Math.max(0, (atMs - fromMs) / (toMs - fromMs)));
  if (!(toMs > fromMs)) return [];
  const planned = slots.flatMap(({ at, state }): LaneMark[] =>
    state === 'out' ? [] : [{ at: place(Date.parse(at)), kind: state }],
  );
  const went = days.map(
    (day): LaneMark => ({ at: place(Date.parse(day.start) + HALF_DAY_MS), kind: kindOf(day) }),
  );
  return [...planned, ...went];
};
