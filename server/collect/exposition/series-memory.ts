/** What is remembered at most for one target; beyond it the memory starts anew. */
const MOST_SERIES = 100_000;
const MOST_CHARACTERS = 16 * 1024 * 1024;

/** Answers what was found for a series before; calls `find` for one that is new. */
export type SeriesMemory<T> = (series: string, find: () => T) => T;

/**
 * Makes what remembers something of each series of a target, by its text or its key, so that it is found once and not
 * at each scrape. It holds no more than a large page, whatever labels a target makes up.
 */
export function createSeriesMemory<T extends object | string | null>(): SeriesMemory<T> {
  const remembered = new Map<string, T>();
  let characterCount = 0;

  return (series, find) => {
    const known = remembered.get(series);
    if (known !== undefined) return known;
    const found = find();
    characterCount += series.length;
    if (remembered.size >= MOST_SERIES || characterCount > MOST_CHARACTERS) {
      remembered.clear();
      characterCount = series.length;
    }
    remembered.set(series, found);
    return found;
  };
}
