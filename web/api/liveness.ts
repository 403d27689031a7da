import { SECOND_MS } from '#shared/units.ts';

/** After this much silence the live line says that it is reconnecting. */
export const LATE_AFTER_MS = 45 * SECOND_MS;
/** After this much silence the board is no longer shown as live. */
const STALE_AFTER_MS = 90 * SECOND_MS;

export type Liveness = 'starting' | 'live' | 'late' | 'stale' | 'no-connection';

export interface Heard {
  /** When the figures on the screen were last confirmed by the server, by the device's clock; null before. */
  readonly answeredAtMs: number | null;
  /** Whether anything was tried and failed since then. */
  readonly hasFailed: boolean;
}

/**
 * How far a screen may be trusted now. Before the first answer it is `starting`, or `no-connection` once a
 * try has failed. Afterwards only the age of the last answer counts: more than 45 s is `late`, more than
 * 90 s `stale`. A clock that was set back counts as no age.
 */
export const judgeLiveness = (heard: Heard, nowMs: number): Liveness => {
  if (heard.answeredAtMs === null) return heard.hasFailed ? 'no-connection' : 'starting';
  const ageMs = nowMs - heard.answeredAtMs;
  if (ageMs > STALE_AFTER_MS) return 'stale';
  return ageMs > LATE_AFTER_MS ? 'late' : 'live';
};
