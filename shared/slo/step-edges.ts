/**
 * Edges that cut `[fromMs, toMs)` into steps; the last step may be shorter. At least two.
 *
 * @example stepEdges(0, 150, 60) // [0, 60, 120, 150]
 */
export const stepEdges = (fromMs: number, toMs: number, stepMs: number): number[] => {
  const edges = [fromMs];
  for (let edgeMs = fromMs + stepMs; edgeMs < toMs; edgeMs += stepMs) edges.push(edgeMs);
  return [...edges, toMs];
};
