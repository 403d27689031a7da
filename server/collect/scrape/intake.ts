import type { Page } from '../exposition/page.ts';
import type { Moment } from '../moment.ts';

/** What one objective makes of a page that could be read. */
export interface Taken {
  /** Series that the objective counts; null where it counts no series. */
  readonly seriesCount: number | null;
  /** Series that hold 0 where each holds 0 or 1; null where none do. */
  readonly badCount: number | null;
  /** How many observations a scrape of the target makes; null where that is one, or not for the clock to say. */
  readonly observedCount: number | null;
  /** What is odd about the page, though it is taken. */
  readonly warnings: readonly string[];
}

/** How one kind of objective takes the scrapes of one target, and books them. */
export interface Intake {
  /** @throws Failure where the page does not hold what the objective needs; nothing is booked then */
  take(page: Page, at: Moment, previousSucceeded: boolean): Taken;
  /** The page could not be read. */
  miss(at: Moment): void;
}
