import { useMemo } from 'react';
import type { TrendSeries } from '#shared/api/trends.ts';
import { useDesk } from '../ui/desk.ts';
import { limitText } from '../words/amount-text.ts';
import { type MiniShapes, miniShapes } from './mini-shapes.ts';
import type { MonthTick } from './month-ticks.ts';
import { useChartWidth } from './use-chart-width.ts';

interface MiniChartProps {
  readonly series: TrendSeries;
  readonly fromMs: number;
  readonly toMs: number;
  readonly months: readonly MonthTick[];
  /** The whole of what it shows, in words. */
  readonly summary: string;
}

const HEIGHT_PX = 138;
const AXIS_PX = 28;
const LABEL_PX = 96;

const Dots = ({ dots }: Pick<MiniShapes, 'dots'>) =>
  dots.map(({ x, y, kind }) => {
    const key = `${x} ${y}`;
    if (kind === 'unusual')
      return <path key={key} className="dot-unusual" d={`M${x} ${y - 7}l7 7l-7 7l-7 -7z`} />;
    return (
      <circle key={key} className={kind === 'open' ? 'dot-running' : 'dot-ordinary'} cx={x} cy={y} r="4" />
    );
  });

const Months = ({ months, fromPx, toPx }: { months: readonly MonthTick[]; fromPx: number; toPx: number }) => {
  const { words } = useDesk();
  // Every third month is enough for an eye that has the large chart above.
  const few = months.filter((_, at) => (months.length > 5 ? at % 3 === 0 : true));
  return few.map(({ at, date }) => {
    const x = fromPx + at * (toPx - fromPx);
    if (x < fromPx + 14 || x > toPx - 14) return null;
    return (
      <text key={at} className="mini-month" x={x} y={HEIGHT_PX - 7} textAnchor="middle">
        {words.events.monthTick(date)}
      </text>
    );
  });
};

/** Another metric over the same time, small: its kind, its usual range, its limit. */
export const MiniChart = ({ series, fromMs, toMs, months, summary }: MiniChartProps) => {
  const { words } = useDesk();
  const [place, widthPx] = useChartWidth();
  const plot = useMemo(
    () => ({ leftPx: 0, rightPx: Math.max(1, widthPx - LABEL_PX), topPx: 6, bottomPx: HEIGHT_PX - AXIS_PX }),
    [widthPx],
  );
  const shapes = useMemo(() => miniShapes(series, fromMs, toMs, plot), [series, fromMs, toMs, plot]);
  const limit = series.limits.at(-1)?.limit ?? null;
  return (
    <div ref={place} className="mini-chart">
      {widthPx > 0 && (
        <svg width={widthPx} height={HEIGHT_PX} role="img" aria-label={summary}>
          {shapes.bands.map((band) => (
            <rect
              key={band.x}
              className={band.isTrial ? 'mini-band mini-trial' : 'mini-band'}
              x={band.x}
              y={band.y}
              width={band.width}
              height={band.height}
            />
          ))}
          {shapes.bars.map((bar) => (
            <rect
              key={bar.x}
              className={bar.isUnusual ? 'mini-bar-unusual' : 'mini-bar'}
              x={bar.x}
              y={bar.y}
              width={bar.width}
              height={bar.height}
            />
          ))}
          <path className="mini-limit" d={shapes.limit} />
          <path className="mini-line" d={shapes.line} />
          <Dots dots={shapes.dots} />
          <line className="mini-axis" x1="0" x2={plot.rightPx} y1={plot.bottomPx} y2={plot.bottomPx} />
          <Months months={months} fromPx={0} toPx={plot.rightPx} />
          {shapes.limitEndPx !== null && limit !== null && (
            <text
              className="mini-label"
              x={plot.rightPx + 8}
              y={Math.min(
                shapes.limitEndPx + 5,
                HEIGHT_PX - AXIS_PX - (series.metric === 'budget-spent' ? 17 : 0),
              )}
            >
              {limitText(series, limit, words)}
              {series.metric === 'budget-spent' && (
                <tspan x={plot.rightPx + 8} dy="17">
                  {words.trends.multiples.each(series.by)}
                </tspan>
              )}
            </text>
          )}
        </svg>
      )}
    </div>
  );
};
