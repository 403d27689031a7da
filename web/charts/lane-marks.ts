import type { StripLane } from '#shared/api/releases.ts';

/** What stands on a lane of releases, at a share of its width. */
export interface LaneMark {
  /** 0-1 */
  readonly at: number;
  readonly kind: 'went' | 'many' | 'failed' | 'kept' | 'missed' | 'due';
}

/** More than one release is a taller tick. */
const kindOf = ({ count, failedCount, kept }: Omit<StripLane['days'][number], 'start'>): LaneMark['kind'] => {
  if (failedCount > 0) return 'failed';
  if (kept) return 'kept';
  return count > 1 ? 'many' : 'went';
};

/** Days nearer to each other than this are one mark: crosses are 11 px wide. */
const NEAR_PX = 12;

type Day = StripLane['days'][number];

/** Neighbours that would overlap, as one. */
const joinNear = (days: readonly Day[], place: (day: Day) => number, widthPx: number): Day[][] => {
  const groups: Day[][] = [];
  for (const day of days) {
    const last = groups.at(-1);
    const first = last?.[0];
    if (first !== undefined && (place(day) - place(first)) * widthPx < NEAR_PX) last?.push(day);
    else groups.push([day]);
  }
  return groups;
};

const markOf = (group: readonly Day[], place: (day: Day) => number): LaneMark => {
  const sum = (count: (day: Day) => number): number => group.reduce((all, day) => all + count(day), 0);
  const [first, last] = [group[0], group.at(-1)].map((day) => (day === undefined ? 0 : place(day)));
  return {
    at: ((first ?? 0) + (last ?? 0)) / 2,
    kind: kindOf({
      count: sum(({ count }) => count),
      failedCount: sum(({ failedCount }) => failedCount),
      kept: group.some(({ kept }) => kept),
    }),
  };
};

const HALF_DAY_MS = 43_200_000;

/**
 * Days with releases and planned releases as marks between the ends of a span. A planned release that went out is the
 * mark of its day; one that did not stands hollow.
 *
 * @param fromMs,toMs the ends, epoch ms; nothing is drawn where they are the same
 * @param widthPx of the lane: marks that would overlap are one, which says the worst of them
 */
export const laneMarks = (
  { days, slots }: Pick<StripLane, 'days' | 'slots'>,
  fromMs: number,
  toMs: number,
  widthPx: number,
): LaneMark[] => {
  const place = (atMs: number): number => Math.min(1, Math.max(0, (atMs - fromMs) / (toMs - fromMs)));
  if (!(toMs > fromMs)) return [];
  const planned = slots.flatMap(({ at, state }): LaneMark[] =>
    state === 'out' ? [] : [{ at: place(Date.parse(at)), kind: state }],
  );
  const placeOf = ({ start }: Day): number => place(Date.parse(start) + HALF_DAY_MS);
  const went = joinNear(days, placeOf, widthPx).map((group) => markOf(group, placeOf));
  return [...planned, ...went];
};
