/** What people wrote about a trouble. */
export interface Report {
  readonly title: string;
  readonly severity: 1 | 2 | 3 | 4;
  readonly detectedBy: 'monitoring' | 'person';
  readonly detectedAfterMinutes: number;
}

/** The release that brought a trouble. */
export interface Culprit {
  /** How long before the trouble it went out. */
  readonly minutesBefore: number;
  /** Whether it was taken back; else a hotfix followed. */
  readonly isTakenBack: boolean;
}

/** A time in which a service failed, `[startMs, endMs)` on minute edges. */
export interface Trouble {
  readonly id: string;
  readonly service: string;
  readonly startMs: number;
  readonly endMs: number;
  /** Share of events that failed, 0-1. */
  readonly failingRatio: number;
  /** Null for a blip that nobody reported. */
  readonly report: Report | null;
  readonly culprit: Culprit | null;
}

/** A time in which nothing came from a service, `[startMs, endMs)` on minute edges. */
export interface Silence {
  readonly service: string;
  readonly startMs: number;
  readonly endMs: number;
}

export const overlaps = (
  { startMs, endMs }: Pick<Trouble, 'startMs' | 'endMs'>,
  fromMs: number,
  toMs: number,
): boolean => startMs < toMs && endMs > fromMs;
