import type { ChartFrame } from '../../charts/ChartFigure.tsx';
import { LaneChart } from '../../charts/LaneChart.tsx';
import type { LaneName } from '../../charts/lane-rows.ts';
import type { MonthTick } from '../../charts/month-ticks.ts';
import { trendLayout } from '../../charts/plot-box.ts';
import { TrendChart } from '../../charts/TrendChart.tsx';
import type { ValueAxis } from '../../charts/value-axis.ts';
import { useDesk } from '../../ui/desk.ts';
import { tickText } from '../../words/amount-text.ts';
import { EmptyChart } from './EmptyChart.tsx';
import type { TrendView } from './view.ts';

/** Names of months that fit beside each other on a phone. */
const FEW_MONTHS = 5;

const stepOf = ({ ticks }: ValueAxis): number => (ticks[1] ?? 0) - (ticks[0] ?? 0);

interface TrendDrawingProps {
  readonly view: TrendView;
  readonly frame: ChartFrame;
  readonly values: ValueAxis;
  readonly lanes: readonly LaneName[];
}

/** What was measured, and beneath it on the same axis of time what happened. */
export const TrendDrawing = ({ view, frame: { widthPx, shown }, values, lanes }: TrendDrawingProps) => {
  const { words } = useDesk();
  const { series, answer, months } = view;
  const layout = trendLayout(widthPx);
  const time = { fromMs: view.fromMs, toMs: view.toMs, ...layout.plot };
  const every = layout.isSmall ? Math.ceil(months.length / FEW_MONTHS) : 1;
  return (
    <>
      <TrendChart
        series={series}
        dots={view.dots}
        steps={view.steps}
        time={time}
        values={values}
        layout={layout}
        months={months.filter((_, at) => at % every === 0)}
        quarters={view.quarters}
        noteTexts={answer.lanes.notes.map(({ text }) => text)}
        tickText={(value) => tickText(series, value, values.isLog ? value : stepOf(values), words)}
        monthText={({ date }: MonthTick) => words.events.monthTick(date)}
        shown={shown}
      />
      {view.values.length === 0 && <EmptyChart series={series} />}
      <LaneChart
        lanes={answer.lanes}
        names={lanes}
        measured={series}
        layout={layout}
        time={time}
        service={view.service}
        shownMs={shown === null ? null : (view.readings[shown]?.atMs ?? null)}
      />
    </>
  );
};
