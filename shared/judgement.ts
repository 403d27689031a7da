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

/** Worst first, as the wall orders its cards; a limit that nobody agreed on says least. */
export const worstFirst: readonly State[] = [
  'burning',
  'fast',
  'nodata',
  'debt',
  'outside',
  'near',
  'paused',
  'met',
  'none',
];

/** Where an objective is heading, beside its state. */
export const directions = ['burning', 'rising', 'easing', 'steady'] as const;
export type Direction = (typeof directions)[number];

/** Whether a figure really changed, beside where it stands. */
export const verdicts = ['better', 'worse', 'steady', 'changed', 'too-early'] as const;
export type Verdict = (typeof verdicts)[number];

/** Why a comparison has its verdict; the words are the screen's. */
export const compareReasons = [
  'usual-range',
  'odd-periods',
  'beyond-old-average',
  'near-the-edge',
  'new-definition',
  'too-few',
  'no-data',
] as const;

/** Whether a process that goes on as usual keeps a limit (the "assurance" of the NHS's guide, Making Data Count). */
export const assurances = ['keeps', 'by-chance', 'cannot', 'unknown'] as const;

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
