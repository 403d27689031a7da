import type { TimeAxis } from './nearest-point.ts';

/** The area of a drawing in which the data lie, CSS px from its upper left corner. */
export interface PlotBox {
  readonly leftPx: number;
  readonly rightPx: number;
  readonly topPx: number;
  readonly bottomPx: number;
}

/** A chart's place on the page: drawn small where there is no room for words beside it. */
export interface TrendLayout {
  readonly isSmall: boolean;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly plot: PlotBox;
}

const AXIS_PX = 34;

/** What lies around the plot, and how high the drawing is, CSS px. */
interface PlotEdges {
  readonly leftPx: number;
  readonly rightPx: number;
  readonly topPx: number;
  readonly heightPx: number;
}

/** How a chart is drawn where there is room for words beside it, and how where there is not. */
interface LayoutPlan {
  readonly smallBelowPx: number;
  readonly wide: PlotEdges;
  readonly small: PlotEdges;
}

/** Lays a chart out for a width. */
export const createLayout =
  ({ smallBelowPx, wide, small }: LayoutPlan) =>
  (widthPx: number): TrendLayout => {
    const isSmall = widthPx < smallBelowPx;
    const { leftPx, rightPx, topPx, heightPx } = isSmall ? small : wide;
    const plot = {
      leftPx,
      rightPx: Math.max(leftPx + 1, widthPx - rightPx),
      topPx,
      bottomPx: heightPx - AXIS_PX,
    };
    return { isSmall, widthPx, heightPx, plot };
  };

/** The main chart at a width. @example trendLayout(1252).plot.rightPx // 1098 */
export const trendLayout = createLayout({
  smallBelowPx: 620,
  wide: { leftPx: 92, rightPx: 154, topPx: 32, heightPx: 500 },
  small: { leftPx: 46, rightPx: 62, topPx: 26, heightPx: 260 },
});

/** Where a moment lies on an axis of time, CSS px; beyond its ends too. */
export const xOf =
  ({ fromMs, toMs, leftPx, rightPx }: TimeAxis) =>
  (atMs: number): number =>
    leftPx + ((rightPx - leftPx) * (atMs - fromMs)) / Math.max(1, toMs - fromMs);
