/** A line of shares in a box, and where it is broken. */
export interface FailTrace {
  /** Along the shares; a gap where nothing was counted. */
  readonly line: string;
  /** Under the line. */
  readonly area: string;
  /** The last share; null where nothing was counted then. */
  readonly last: { readonly x: number; readonly y: number } | null;
}

const ROUND = 10;
const rounded = (value: number): number => Math.round(value * ROUND) / ROUND;
/** Room for the stroke and the dot. */
const EDGE = 3;
/** A line that fills the box stands for at least this share: one failure among thousands is no mountain. */
const LEAST_TOP = 0.05;

/** Shares that follow each other without a gap, with their places. */
const cutRuns = (values: readonly (number | null)[]): { at: number; value: number }[][] => {
  const runs: { at: number; value: number }[][] = [[]];
  for (const [at, value] of values.entries()) {
    if (value === null) runs.push([]);
    else runs.at(-1)?.push({ at, value });
  }
  return runs.filter((run) => run.length > 0);
};

/**
 * Shares of failures as a line from zero to the highest of them, in pixels of a `width × height` box; null where
 * nothing was counted at all.
 *
 * @param values oldest first, 0-1; null for a gap
 */
export const failTrace = (
  values: readonly (number | null)[],
  width: number,
  height: number,
): FailTrace | null => {
  const runs = cutRuns(values);
  if (runs.length === 0) return null;
  const top = Math.max(LEAST_TOP, ...values.map((value) => value ?? 0));
  const xOf = (at: number): number =>
    rounded(EDGE + (at / Math.max(1, values.length - 1)) * (width - 2 * EDGE));
  const yOf = (value: number): number => rounded(height - EDGE - (value / top) * (height - 2 * EDGE));
  const along = (run: readonly { at: number; value: number }[]): string =>
    run.map(({ at, value }) => `${xOf(at)} ${yOf(value)}`).join('L');
  const floor = rounded(height - EDGE);
  const lastValue = values.at(-1) ?? null;
  return {
    // A point of its own is a line of no length, which a round cap makes a dot.
    line: runs.map((run) => (run.length === 1 ? `M${along(run)}h0` : `M${along(run)}`)).join(''),
    area: runs
      .map((run) => `M${xOf(run[0]?.at ?? 0)} ${floor}L${along(run)}L${xOf(run.at(-1)?.at ?? 0)} ${floor}z`)
      .join(''),
    last: lastValue === null ? null : { x: xOf(values.length - 1), y: yOf(lastValue) },
  };
};
