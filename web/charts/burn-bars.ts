/** One bar of a burn strip, in the units of a `days × 10` by 100 drawing. */
export interface Bar {
  readonly kind: BarKind;
  readonly x: number;
  readonly width: number;
  readonly height: number;
  /** Whether the day spent more than the strip can show. */
  readonly isCapped: boolean;
}

/** Muted tones are history; only today's bar may be bright. */
export type BarKind =
  | 'silent'
  | 'quiet'
  | 'spent'
  | 'over-past'
  | 'over-today'
  | 'heavy-past'
  | 'heavy-today';

export const PITCH = 10;
export const FULL_HEIGHT = 100;
const WIDTH = 7;
/** A day that spent a quarter of the budget fills the strip. */
const CAP_RATIO = 0.25;
/** Less than this is drawn as the stub of a day on which nothing happened. */
const QUIET_RATIO = 0.0025;
/** A day beyond this many daily allowances is heavy. */
const HEAVY_ALLOWANCES = 4;

const kindOf = (spent: number | null, allowance: number, isToday: boolean): BarKind => {
  if (spent === null) return 'silent';
  if (spent < QUIET_RATIO) return 'quiet';
  if (spent > allowance * HEAVY_ALLOWANCES) return isToday ? 'heavy-today' : 'heavy-past';
  if (spent > allowance) return isToday ? 'over-today' : 'over-past';
  return 'spent';
};

/**
 * The bars of a strip, oldest first; the last day is today. A day without data is `silent`, never low.
 * @param days shares of the window's budget, null where nothing was heard
 * @param stub height of the lowest bar, 0-100, so that it is a few pixels on the screen
 * @param windowDays days of the budget's window: a day's allowance is one part of it
 */
export const burnBars = (days: readonly (number | null)[], stub: number, windowDays: number): Bar[] =>
  days.map((spent, at) => {
    const kind = kindOf(spent, 1 / windowDays, at === days.length - 1);
    const share = Math.min(1, (spent ?? 0) / CAP_RATIO);
    const height =
      kind === 'silent' ? stub * 3 : kind === 'quiet' ? stub : Math.max(stub * 1.25, share * FULL_HEIGHT);
    return { kind, x: at * PITCH, width: WIDTH, height, isCapped: (spent ?? 0) > CAP_RATIO };
  });
