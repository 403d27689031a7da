import type { Computed } from '../figure.ts';

/** A figure of which nothing is said yet but that there is no value. */
export const unfilled: Omit<Computed, 'formula'> = {
  value: null,
  n: 0,
  reason: null,
  low: null,
  high: null,
  detail: {},
  inputs: {},
  leftOut: [],
  coveredFromMs: null,
};
