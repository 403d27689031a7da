import type { ReadEvent, Reading } from '../sender.ts';

/** A delivery that says something. */
export const saysEvents = (events: readonly ReadEvent[], warnings: readonly string[] = []): Reading => ({
  events,
  nothing: null,
  warnings,
});

/** A delivery that is understood and says nothing that is kept; `reason` is one line for a reader. */
export const saysNothing = (reason: string, warnings: readonly string[] = []): Reading => ({
  events: [],
  nothing: reason,
  warnings,
});
