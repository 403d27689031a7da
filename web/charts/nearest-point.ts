/** Where a chart's time axis lies in its drawing. */
export interface TimeAxis {
  readonly fromMs: number;
  readonly toMs: number;
  /** CSS px from the drawing's left edge. */
  readonly leftPx: number;
  readonly rightPx: number;
}

/**
 * The point of a chart that is nearest to a place on its time axis.
 *
 * @param atMs of the points
 * @returns its index; null where there is no point or the axis has no width
 * @example nearestPoint([0, 10, 20], { fromMs: 0, toMs: 20, leftPx: 100, rightPx: 300 }, 190) // 1
 */
export const nearestPoint = (
  atMs: readonly number[],
  { fromMs, toMs, leftPx, rightPx }: TimeAxis,
  xPx: number,
): number | null => {
  if (!(rightPx > leftPx)) return null;
  const soughtMs = fromMs + ((toMs - fromMs) * (xPx - leftPx)) / (rightPx - leftPx);
  let nearest: number | null = null;
  let distanceMs = Number.POSITIVE_INFINITY;
  atMs.forEach((each, index) => {
    const away = Math.abs(each - soughtMs);
    if (away < distanceMs) [nearest, distanceMs] = [index, away];
  });
  return nearest;
};
