export interface Sparkline {
  /** The line through the weeks that have a value; a gap where one has none. */
  readonly line: string;
  /** The last week's dot; null where that week has no value. */
  readonly last: { readonly x: number; readonly y: number } | null;
  readonly limitY: number | null;
  readonly band: { readonly y: number; readonly height: number } | null;
}

export interface SparkInput {
  readonly values: readonly (number | null)[];
  readonly limit: number | null;
  readonly usual: { readonly lower: number | null; readonly upper: number | null } | null;
  readonly width: number;
  readonly height: number;
}

const SIDE = 8;
const ROUND = 10;
const rounded = (value: number): number => Math.round(value * ROUND) / ROUND;

/**
 * A small line over weeks with its usual range and its limit, in pixels of a `width × height` box. Null where
 * no week has a value. A usual range that is open on one side runs to the edge of the box.
 */
export const sparkline = ({ values, limit, usual, width, height }: SparkInput): Sparkline | null => {
  const known = values.filter((value) => value !== null);
  if (known.length === 0) return null;
  const marks = [...known, limit, usual?.lower ?? null, usual?.upper ?? null].filter((mark) => mark !== null);
  const lowest = Math.min(...marks);
  const span = Math.max(...marks) - lowest || 1;
  const xOf = (at: number): number =>
    rounded(SIDE / 2 + (at * (width - SIDE * 1.5)) / Math.max(1, values.length - 1));
  const yOf = (value: number): number =>
    rounded(height - SIDE - ((value - lowest) / span) * (height - 2 * SIDE));

  let isOpen = false;
  const line = values.map((value, at) => {
    const stroke = value === null ? '' : `${isOpen ? 'L' : 'M'}${xOf(at)} ${yOf(value)}`;
    isOpen = value !== null;
    return stroke;
  });
  const lastValue = values[values.length - 1] ?? null;
  const top = usual?.upper == null ? 0 : yOf(usual.upper);
  const bottom = usual?.lower == null ? height : yOf(usual.lower);
  return {
    line: line.join(''),
    last: lastValue === null ? null : { x: xOf(values.length - 1), y: yOf(lastValue) },
    limitY: limit === null ? null : yOf(limit),
    band: usual === null ? null : { y: top, height: Math.max(1, bottom - top) },
  };
};
