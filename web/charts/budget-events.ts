import type { BudgetLineAnswer } from '#shared/api/budget-line.ts';

type Release = BudgetLineAnswer['releases'][number];
type Incident = BudgetLineAnswer['incidents'][number];

/** What happened beside a budget, under a number that the lane and the list beneath it share. */
export type BudgetEvent = { readonly number: number; readonly key: string } & (
  | { readonly kind: 'release'; readonly mark: Release }
  | { readonly kind: 'incident'; readonly mark: Incident }
);

/** As marks of a lane are called: a cluster by its first. */
const eventKey = ({ at, id }: Pick<Release, 'at' | 'id'>): string => `${at} ${id}`;

/**
 * Incidents and failed releases, oldest first, numbered from 1. Other releases are many and are told by their place.
 */
export const budgetEvents = (
  releases: readonly Release[],
  incidents: readonly Incident[],
): readonly BudgetEvent[] => {
  const failed = releases.filter(({ failedCount }) => failedCount > 0);
  const events = [
    ...failed.map((mark) => ({ kind: 'release' as const, mark })),
    ...incidents
      .filter(({ kind }) => kind === 'incident')
      .map((mark) => ({ kind: 'incident' as const, mark })),
  ];
  return events
    .sort((one, other) => Date.parse(one.mark.at) - Date.parse(other.mark.at))
    .map((event, index) => ({ ...event, number: index + 1, key: eventKey(event.mark) }));
};

/** Beside a mark there is room for a number where the next one is so far away, CSS px. */
const NUMBER_PX = 30;

/**
 * What is written beside each mark of a lane: its number; of marks without room between them the last one bears the
 * numbers of all, and the others nothing.
 *
 * @param marks from left to right; `number` null for those that have none
 * @example laneNumbers([{ atPx: 0, number: 1 }, { atPx: 90, number: 2 }, { atPx: 95, number: 3 }]) // '1', null, '2–3'
 */
export const laneNumbers = (
  marks: readonly { readonly atPx: number; readonly number: number | null }[],
): (string | null)[] => {
  let waiting: number[] = [];
  return marks.map(({ atPx, number }, at) => {
    if (number !== null) waiting.push(number);
    const nextPx = marks[at + 1]?.atPx ?? Number.POSITIVE_INFINITY;
    if (nextPx - atPx < NUMBER_PX || waiting.length === 0) return null;
    const [least, most] = [Math.min(...waiting), Math.max(...waiting)];
    waiting = [];
    return least === most ? String(least) : `${least}–${most}`;
  });
};
