import type { Span } from '#shared/time.ts';
import { DAY_MS } from '#shared/units.ts';

/** What a page of events shows where nothing is said. */
const USUAL_DAYS = 90;

/** The span of a page: up to now and 90 days where nothing is said. Where it ends before it starts it is empty. */
export const pageSpan = (fromMs: number | null, toMs: number | null, nowMs: number): Span => {
  const endMs = toMs ?? nowMs;
  return { startMs: Math.min(fromMs ?? endMs - USUAL_DAYS * DAY_MS, endMs), endMs };
};
