import type { Asked } from '../../api/api.ts';

/**
 * What the address of a page of trends asks of the server; what means nothing there is passed over.
 *
 * @param at the instant that is looked at; null for now
 */
export const askedTrends = (metric: string, search: URLSearchParams, at: string | null): Asked => {
  const of = (name: string): string | null => search.get(name) || null;
  return {
    metric,
    scope: of('scope'),
    objective: of('objective'),
    by: of('by'),
    range: of('range'),
    from: of('from'),
    to: of('to'),
    at,
  };
};

/** A list in one parameter: of its names those that exist, in their own order; all of them where it is not there. */
export const listParam = <T extends string>(
  search: URLSearchParams,
  name: string,
  known: readonly T[],
): T[] => {
  const asked = search.get(name)?.split(',') ?? null;
  return asked === null ? [...known] : known.filter((each) => asked.includes(each));
};
