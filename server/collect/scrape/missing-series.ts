import { nearest } from '#shared/nearest.ts';
import type { Page } from '../exposition/page.ts';

/** Longer names are not compared, nor told. */
const LONGEST_NAME = 200;

/** @example 'no series of probe_succes; the page has probe_success' */
function describeMissing(name: string, page: Page): string {
  const near = nearest(
    name,
    [...page.names()].filter(({ length }) => length <= LONGEST_NAME),
  );
  return `no series of ${name}${near === null || near === name ? '' : `; the page has ${near}`}`;
}

/**
 * Makes what says that a page holds no series of a metric, and which name of it may have been meant. It looks once for
 * each absence, not at each scrape.
 */
export function createMissingSeries(name: string): {
  describe(page: Page): string;
  /** The series is there: a later absence is looked into anew. */
  found(): void;
} {
  let words: string | null = null;
  return {
    describe(page) {
      words ??= describeMissing(name, page);
      return words;
    },
    found() {
      words = null;
    },
  };
}
