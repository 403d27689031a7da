import type { LabelPair } from '#shared/selector.ts';

/** The two text formats a target may answer in. */
export type ExpositionFormat = 'text' | 'openmetrics';

/** What a sample belongs to. */
export interface Series {
  readonly name: string;
  /** Sorted by name, as written: an empty value is kept here. */
  readonly labels: readonly LabelPair[];
  /** Name and sorted labels in one text. An empty label is the same as none, so it is left out. */
  readonly key: string;
}

/** One value of one series. `value` may be NaN or infinite. */
export interface Sample extends Series {
  readonly value: number;
  /** The target's own time, epoch ms; null where it gives none. */
  readonly timestampMs: number | null;
}

/**
 * The identity of a series, whatever the order of its labels.
 *
 * @example seriesKey('a', [['b', '1'], ['c', '']]) // 'a{"b":"1"}'
 */
export function seriesKey(name: string, labels: readonly LabelPair[]): string {
  const present = labels.filter(([, value]) => value !== '');
  return name + JSON.stringify(Object.fromEntries(present));
}
