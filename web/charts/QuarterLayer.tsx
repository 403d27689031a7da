import { useDesk } from '../ui/desk.ts';
import type { TimeAxis } from './nearest-point.ts';
import { textWidthPx } from './place-labels.ts';
import type { TrendLayout } from './plot-box.ts';
import type { QuarterRule } from './quarter-rules.ts';

interface QuarterLayerProps {
  readonly quarters: readonly QuarterRule[];
  readonly x: (atMs: number) => number;
  readonly layout: TrendLayout;
  readonly time: TimeAxis;
}

/** Where quarters begin, and which: the year stands at its first one. */
export const QuarterLayer = ({ quarters, x, layout: { plot, isSmall }, time }: QuarterLayerProps) => {
  const { words } = useDesk();
  const size = isSmall ? 14 : 16;
  return (
    <g fontSize={size}>
      {quarters.map(({ atMs, quarter, year }, at) => {
        const isLast = at === quarters.length - 1;
        const isNamed =
          at === 0 ? quarters.some((other) => other.year !== year) : quarters[at - 1]?.year !== year;
        const text = words.trends.chart.quarter(
          quarter,
          isNamed && !isSmall ? year : null,
          isLast && !isSmall,
        );
        const roomPx = x(quarters[at + 1]?.atMs ?? time.toMs) - x(atMs);
        const isFitting = isLast || textWidthPx(text, size) + 12 < roomPx;
        return (
          <g key={atMs}>
            {at > 0 && (
              <line x1={x(atMs)} x2={x(atMs)} y1={plot.topPx - 20} y2={plot.bottomPx} stroke="var(--line)" />
            )}
            {isFitting && (
              <text x={x(atMs) + (at > 0 ? 8 : 0)} y={plot.topPx - 8} fill="var(--ink3)">
                {text}
              </text>
            )}
          </g>
        );
      })}
    </g>
  );
};
