import { useMemo } from 'react';
import { Area, ComposedChart, Line, XAxis, YAxis, ZIndexLayer } from 'recharts';
import type { TrendSeries } from '#shared/api/trends.ts';
import { DotLayer } from './DotLayer.tsx';
import type { TrendDot } from './dot-kinds.ts';
import { EndLabels } from './EndLabels.tsx';
import { type LimitStep, limitStrokes, stepData } from './limit-steps.ts';
import type { MonthTick } from './month-ticks.ts';
import type { TimeAxis } from './nearest-point.ts';
import { PlotLabels } from './PlotLabels.tsx';
import { type TrendLayout, xOf } from './plot-box.ts';
import { plotFrame, still, timeAxisProps, valueAxisProps } from './plot-frame.ts';
import { QuarterLayer } from './QuarterLayer.tsx';
import type { QuarterRule } from './quarter-rules.ts';
import { bandData, centreLines, oldCentreLines } from './usual-lines.ts';
import { type ValueAxis, yOf } from './value-axis.ts';

/** Everything that stands in the drawing of a metric over time. */
export interface ChartScene {
  readonly series: TrendSeries;
  readonly dots: readonly TrendDot[];
  readonly steps: readonly LimitStep[];
  readonly time: TimeAxis;
  readonly values: ValueAxis;
  readonly layout: TrendLayout;
  readonly months: readonly MonthTick[];
  readonly quarters: readonly QuarterRule[];
  /** Texts of the notes, as the lane numbers them. */
  readonly noteTexts: readonly string[];
}

interface TrendChartProps extends ChartScene {
  readonly tickText: (value: number) => string;
  readonly monthText: (tick: MonthTick) => string;
  readonly shown: number | null;
}

/** Recharts draws axes, bands and lines; the layers between them are ours and stand on the same scales. */
export const TrendChart = (props: TrendChartProps) => {
  const { series, dots, steps, time, values, layout, months } = props;
  const { plot } = layout;
  const [x, y] = [useMemo(() => xOf(time), [time]), useMemo(() => yOf(values, plot), [values, plot])];
  const bands = useMemo(() => bandData(series.behaviour.baselines, values), [series, values]);
  const centres = useMemo(() => centreLines(series.behaviour.baselines), [series]);
  const olds = useMemo(() => oldCentreLines(series, time.toMs), [series, time]);
  const limits = useMemo(() => stepData(steps), [steps]);
  const line = useMemo(
    () => dots.map(({ atMs, value, kind }) => ({ atMs, value: kind === 'running' ? null : value })),
    [dots],
  );
  const monthAt = (tick: MonthTick): number => time.fromMs + tick.at * (time.toMs - time.fromMs);
  const isOfIncidents = series.dots.length > 0;
  return (
    <div aria-hidden="true">
      <ComposedChart {...plotFrame(layout)}>
        <XAxis
          {...timeAxisProps(layout, time, months.map(monthAt))}
          tickFormatter={(_at, index: number) => {
            const month = months[index];
            return month === undefined ? '' : props.monthText(month);
          }}
        />
        <YAxis {...valueAxisProps(layout, values)} tickFormatter={props.tickText} />
        {bands.map(({ key, data, isTrial }) => (
          <Area
            key={key}
            data={data}
            dataKey="band"
            type="stepAfter"
            fill="var(--series)"
            fillOpacity={0.105}
            stroke={isTrial ? 'var(--line-strong)' : 'none'}
            strokeDasharray="4 5"
            className="usual-band"
            zIndex={60}
            {...still}
          />
        ))}
        <QuarterLayer quarters={props.quarters} x={x} layout={layout} time={time} />
        {centres.map(({ key, data }) => (
          <Line key={key} data={data} dataKey="centre" stroke="var(--calm)" strokeWidth={1.8} {...still} />
        ))}
        {olds.map(({ key, data, isBetter }) => (
          <Line
            key={key}
            data={data}
            dataKey="centre"
            stroke={isBetter ? 'var(--better-mark)' : 'var(--breach-solid)'}
            strokeWidth={1.8}
            strokeDasharray="2 4"
            {...still}
          />
        ))}
        <Line
          data={limits}
          dataKey="limit"
          type="stepAfter"
          stroke="var(--ink)"
          strokeWidth={2.2}
          strokeDasharray="8 5"
          {...still}
        />
        {!isOfIncidents && (
          <Line
            data={line}
            dataKey="value"
            type="linear"
            stroke="var(--series)"
            strokeWidth={2.2}
            connectNulls={false}
            zIndex={550}
            {...still}
          />
        )}
        <ZIndexLayer zIndex={450}>
          <path className="limit-strokes" d={limitStrokes(steps, x, y)} />
        </ZIndexLayer>
        <ZIndexLayer zIndex={700}>
          <DotLayer scene={props} x={x} y={y} shown={props.shown} />
          {!layout.isSmall && <PlotLabels scene={props} x={x} y={y} />}
          <EndLabels scene={props} y={y} />
        </ZIndexLayer>
      </ComposedChart>
    </div>
  );
};
