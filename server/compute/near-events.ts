/**
 * Events in the order of their times, those that lie closer to the first of a group than `nearMs` in one group: what
 * would overlap when it is drawn.
 *
 * @example nearEvents([{ atMs: 0 }, { atMs: 5 }, { atMs: 12 }], 10) // the first two, then the third
 */
export function nearEvents<Event extends { readonly atMs: number }>(
  events: readonly Event[],
  nearMs: number,
): Event[][] {
  const groups: Event[][] = [];
  for (const event of events) {
    const group = groups.at(-1);
    const first = group?.[0];
    if (group !== undefined && first !== undefined && event.atMs - first.atMs < nearMs) group.push(event);
    else groups.push([event]);
  }
  return groups;
}

/** How close events of a span are one mark, so that there are never more than `most` marks. */
export const nearMsOf = (spanMs: number, most: number): number => spanMs / Math.max(1, most - 1);
