import type { Timing } from './read-timing.ts';

/** How often a metrics page is read, and how long it may take, where nobody says it. */
export const defaultScrapeTiming: Timing = { intervalSeconds: 15, timeoutSeconds: 10 };
