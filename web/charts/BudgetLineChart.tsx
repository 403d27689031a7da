import { useMemo } from 'react';
import { ComposedChart, Line, XAxis, YAxis, ZIndexLayer } from 'recharts';
import { BudgetEndLabels } from './BudgetEndLabels.tsx';
import { type BudgetPoint, stretchesOf } from './budget-plot.ts';
import type { TimeAxis } from './nearest-point.ts';
import { type TrendLayout, xOf } from './plot-box.ts';
import { plotFrame, still, timeAxisProps, valueAxisProps } from './plot-frame.ts';
import { type ValueAxis, yOf } from './value-axis.ts';

/** Everything that stands in the drawing of a budget line. */
export interface BudgetScene {
  readonly layout: TrendLayout;
  readonly time: TimeAxis;
  readonly shares: ValueAxis;
  readonly points: readonly BudgetPoint[];
  /** Where it goes while it burns; null else. */
  readonly projected: BudgetPoint | null;
  /** Share under which it is close to the limit; null where nothing is agreed. */
  readonly nearShare: number | null;
  readonly burnings: readonly { readonly fromMs: number; readonly toMs: number | null }[];
  /** Midnights. */
  readonly ticks: readonly number[];
  readonly labels: {
    readonly zero: string;
    readonly near: string;
    readonly now: string;
    /** When it is gone; null where that is not known. */
    readonly gone: string | null;
  };
}

interface BudgetLineChartProps {
  readonly scene: BudgetScene;
  readonly dayText: (atMs: number) => string;
  readonly shareText: (share: number) => string;
  /** Index of the point that is read out; null for none. */
  readonly shown: number | null;
}

/** What was overdrawn lies in a tinted field, and each burning in a band. */
const Ground = ({ scene, x, y }: Scaled) => {
  const { layout, time, shares, nearShare, points } = scene;
  const { plot } = layout;
  const widthPx = plot.rightPx - plot.leftPx;
  const nowMs = points.at(-1)?.atMs ?? time.toMs;
  return (
    <g>
      {shares.min < 0 && (
        <rect
          className="budget-below"
          x={plot.leftPx}
          y={y(0)}
          width={widthPx}
          height={plot.bottomPx - y(0)}
        />
      )}
      {stretchesOf(scene.burnings, time, x, nowMs).map(({ xPx, widthPx: bandPx }) => (
        <rect
          key={xPx}
          className="budget-burning"
          x={xPx}
          y={plot.topPx}
          width={bandPx}
          height={plot.bottomPx - plot.topPx}
        />
      ))}
      {nearShare !== null && (
        <path className="budget-near-line" d={`M${plot.leftPx} ${y(nearShare)}H${plot.rightPx}`} />
      )}
      <path className="budget-zero-line" d={`M${plot.leftPx} ${y(0)}H${plot.rightPx}`} />
    </g>
  );
};

interface Scaled {
  readonly scene: BudgetScene;
  readonly x: (atMs: number) => number;
  readonly y: (share: number) => number;
}

const Dot = ({
  point,
  x,
  y,
  className,
}: Omit<Scaled, 'scene'> & { point: BudgetPoint; className: string }) =>
  point.remaining === null ? null : (
    <circle className={className} cx={x(point.atMs)} cy={y(point.remaining)} r="5" />
  );

/** The newest point, and the one that is read out with a line down to the lanes. */
const Points = ({ scene, x, y, shown }: Scaled & { readonly shown: number | null }) => {
  const { points, layout } = scene;
  const [last, read] = [points.at(-1), shown === null ? undefined : points[shown]];
  return (
    <g>
      {last !== undefined && <Dot point={last} x={x} y={y} className="budget-now" />}
      {read !== undefined && (
        <>
          <path
            className="budget-cursor"
            d={`M${x(read.atMs)} ${layout.plot.topPx}V${layout.plot.bottomPx}`}
          />
          <Dot point={read} x={x} y={y} className="budget-read" />
        </>
      )}
    </g>
  );
};

/** What was left of a budget over thirty days: Recharts draws axes and lines, the rest stands on the same scales. */
export const BudgetLineChart = ({ scene, dayText, shareText, shown }: BudgetLineChartProps) => {
  const { layout, time, shares, points, projected } = scene;
  const { plot } = layout;
  const [x, y] = [useMemo(() => xOf(time), [time]), useMemo(() => yOf(shares, plot), [shares, plot])];
  const ahead = useMemo(() => (projected === null ? [] : [points.at(-1), projected]), [points, projected]);
  return (
    <div aria-hidden="true">
      <ComposedChart {...plotFrame(layout)}>
        <XAxis {...timeAxisProps(layout, time, scene.ticks)} tickFormatter={dayText} />
        <YAxis {...valueAxisProps(layout, shares)} tickFormatter={shareText} />
        <ZIndexLayer zIndex={60}>
          <Ground scene={scene} x={x} y={y} />
        </ZIndexLayer>
        <Line
          data={[...points]}
          dataKey="remaining"
          type="linear"
          stroke="var(--series)"
          strokeWidth={2.2}
          connectNulls={false}
          zIndex={550}
          {...still}
        />
        {projected !== null && (
          <Line
            data={ahead}
            dataKey="remaining"
            type="linear"
            stroke="var(--breach-solid)"
            strokeWidth={2.4}
            strokeDasharray="2 5"
            strokeLinecap="round"
            zIndex={560}
            {...still}
          />
        )}
        <ZIndexLayer zIndex={700}>
          <Points scene={scene} x={x} y={y} shown={shown} />
          <BudgetEndLabels scene={scene} y={y} />
        </ZIndexLayer>
      </ComposedChart>
    </div>
  );
};
