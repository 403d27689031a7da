/**
 * Edges that cut `[fromMs, toMs)` at the whole steps since 1970, in UTC; the first and the last step may be shorter. At
 * least two. Tallies of whole days and hours are sums already, where those of ragged ones have to be added up.
 *
 * @example wholeStepEdges(50, 250, 100) // [50, 100, 200, 250]
 */
export const wholeStepEdges = (fromMs: number, toMs: number, stepMs: number): number[] => {
  const edges = [fromMs];
  const firstMs = (Math.floor(fromMs / stepMs) + 1) * stepMs;
  for (let edgeMs = firstMs; edgeMs < toMs; edgeMs += stepMs) edges.push(edgeMs);
  return [...edges, toMs];
};
