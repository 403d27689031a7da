/** One list of states for every metric (METRICS.md §2, UX.md §2.1). */
export const states = [
  'paused',
  'nodata',
  'burning',
  'fast',
  'debt',
  'outside',
  'near',
  'met',
  'none',
] as const;
export type State = (typeof states)[number];

/** Where an objective is heading, beside its state. */
export const directions = ['burning', 'rising', 'easing', 'steady'] as const;
export type Direction = (typeof directions)[number];

/** Whether a figure really changed, beside where it stands. */
export const verdicts = ['better', 'worse', 'steady', 'changed', 'too-early'] as const;
export type Verdict = (typeof verdicts)[number];

/** The limit that judged, in words a machine can read. `value` in the metric's unit. */
export interface JudgedLimit {
  readonly kind: 'target' | 'atMost' | 'atLeast';
  readonly value: number;
}

export interface Judgement {
  readonly state: State;
  /** Null where nothing is agreed. */
  readonly limit: JudgedLimit | null;
  /** The version of the agreement that was in force at the window's end; null where there was none. */
  readonly agreementVersion: number | null;
}
