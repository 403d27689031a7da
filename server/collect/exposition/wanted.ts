import { matchesLabels, type Selector } from '#shared/selector.ts';
import { holds } from './bytes.ts';
import { PassedTexts } from './passed-texts.ts';
import type { Series } from './sample.ts';
import { createSeriesMemory } from './series-memory.ts';

/**
 * What is wanted of a target. It also remembers each series by its text as the target writes it, so that
 * labels are read and matched once and not at each scrape: keep one for each target.
 */
export interface Wanted {
  /** What was passed over before, by its line. */
  readonly passed: PassedTexts;
  /** Whether any selector names the metric whose name stands at `[start, end)`. */
  hasName(body: Buffer, start: number, end: number): boolean;
  /** Whether a series is wanted. `read` is called where its text is new. Null: it is not. */
  find(text: string, read: () => Series): Series | null;
}

/**
 * @param selectors none: nothing is kept, and bodies are only validated
 */
export function createWanted(selectors: readonly Selector[]): Wanted {
  const names = [...new Set(selectors.map(({ name }) => name))].map((name) => Buffer.from(name));
  const longest = Math.max(0, ...names.map(({ length }) => length));
  const hasLength = Array.from({ length: longest + 1 }, (_, length) =>
    names.some((name) => name.length === length),
  );
  const recall = createSeriesMemory<Series | null>();

  return {
    passed: new PassedTexts(),
    hasName(body, start, end) {
      if (end - start > longest || hasLength[end - start] !== true) return false;
      // No closure over the place: one would be made for every line of a page, whether it is called or not.
      for (const name of names) if (name.length === end - start && holds(body, start, name)) return true;
      return false;
    },
    find: (text, read) =>
      recall(text, () => {
        const series = read();
        const matches = selectors.some(
          (selector) => selector.name === series.name && matchesLabels(selector, series.labels),
        );
        return matches ? series : null;
      }),
  };
}
