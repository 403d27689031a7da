import { type ReactNode, useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import { ChartFigure } from '../../charts/ChartFigure.tsx';
import { LaneChart } from '../../charts/LaneChart.tsx';
import { type LaneName, lanesHeightPx } from '../../charts/lane-rows.ts';
import type { MonthTick } from '../../charts/month-ticks.ts';
import type { TimeAxis } from '../../charts/nearest-point.ts';
import { trendLayout } from '../../charts/plot-box.ts';
import { TrendChart } from '../../charts/TrendChart.tsx';
import { type ValueAxis, valueAxis } from '../../charts/value-axis.ts';
import { useDesk } from '../../ui/desk.ts';
import { withParams } from '../../ui/with-params.ts';
import { tickText } from '../../words/amount-text.ts';
import { EmptyChart } from './EmptyChart.tsx';
import { summaryText } from './summary-text.ts';
import { trendRows } from './trend-rows.ts';
import type { TrendView } from './view.ts';

/** On a phone these two come first; the others are asked for. */
const firstLanes: readonly LaneName[] = ['chg', 'agr'];

interface MainChartProps {
  readonly view: TrendView;
  readonly lanes: readonly LaneName[];
  readonly isLog: boolean;
  readonly controls: ReactNode;
}

const shownValues = ({ series, isOfIncidents }: TrendView): number[] =>
  (isOfIncidents
    ? series.dots.map(({ seconds }) => seconds)
    : series.points.map(({ value }) => value)
  ).filter((value) => value !== null);

const stepOf = ({ ticks }: ValueAxis): number => (ticks[1] ?? 0) - (ticks[0] ?? 0);

/** The chosen point as the address names it, and how it is chosen. */
const usePoint = (view: TrendView): [number | null, (index: number | null) => void] => {
  const [search, setSearch] = useSearchParams();
  const at = view.readings.findIndex(({ name }) => name === search.get('point'));
  const choose = (index: number | null): void => {
    const name = index === null ? null : (view.readings[index]?.name ?? null);
    setSearch(withParams(search, { point: name }), { replace: true, preventScrollReset: true });
  };
  return [at === -1 ? null : at, choose];
};

/** The chart that the page is about, with its lanes. */
export const MainChart = ({ view, lanes, isLog, controls }: MainChartProps) => {
  const desk = useDesk();
  const { words, moments } = desk;
  const [selected, choose] = usePoint(view);
  const [isWhole, setWhole] = useState(false);
  const { series, answer, fromMs, toMs, months, quarters, steps } = view;
  const values = useMemo(() => {
    const agreed = steps.map(({ value }) => value);
    const usual = series.behaviour.baselines.flatMap(({ upper, centre }) => [centre, upper ?? centre]);
    // A log axis needs the values alone to be above zero.
    return valueAxis(series.unit, [...shownValues(view), ...agreed, ...usual], isLog);
  }, [view, series, steps, isLog]);
  const axisOf = (widthPx: number): TimeAxis => ({ fromMs, toMs, ...trendLayout(widthPx).plot });
  const lanesOf = (isSmall: boolean): readonly LaneName[] =>
    isSmall && !isWhole ? lanes.filter((name) => firstLanes.includes(name)) : lanes;
  const heightOf = (widthPx: number): number => {
    const layout = trendLayout(widthPx);
    return layout.heightPx + lanesHeightPx(lanesOf(layout.isSmall), layout);
  };
  const subject = words.trends.subject(series.metric, desk.name(series.title));
  const say = (atMs: number): string => moments.dayYear(atMs);
  const table = useMemo(() => trendRows(view, desk), [view, desk]);
  const isEmpty = view.readings.length === 0 || shownValues(view).length === 0;
  const hidden = lanes.some((name) => !firstLanes.includes(name));
  return (
    <ChartFigure
      name={words.trends.chart.name(subject, say(fromMs), say(toMs - 1))}
      summary={summaryText(view, words)}
      readings={view.readings}
      resting={isEmpty ? words.trends.emptyChart : words.trends.chart.resting}
      selected={selected}
      onSelect={choose}
      axisOf={axisOf}
      heightOf={heightOf}
      table={table}
      fileName={`${series.metric}.csv`}
      controls={controls}
    >
      {({ widthPx, shown }) => {
        const layout = trendLayout(widthPx);
        const every = layout.isSmall ? Math.ceil(months.length / 5) : 1;
        return (
          <>
            <TrendChart
              series={series}
              dots={view.dots}
              steps={steps}
              time={axisOf(widthPx)}
              values={values}
              layout={layout}
              months={months.filter((_, at) => at % every === 0)}
              quarters={quarters}
              noteTexts={answer.lanes.notes.map(({ text }) => text)}
              tickText={(value) => tickText(series, value, values.isLog ? value : stepOf(values), words)}
              monthText={({ date }: MonthTick) => words.events.monthTick(date)}
              shown={shown}
            />
            {isEmpty && <EmptyChart series={series} />}
            <LaneChart
              lanes={answer.lanes}
              names={lanesOf(layout.isSmall)}
              measured={series}
              layout={layout}
              time={axisOf(widthPx)}
              service={view.service}
              shownMs={shown === null ? null : (view.readings[shown]?.atMs ?? null)}
            />
            {layout.isSmall && hidden && (
              <button type="button" className="more-lanes" onClick={() => setWhole(!isWhole)}>
                {isWhole ? words.trends.lanes.hide : words.trends.lanes.show}
              </button>
            )}
          </>
        );
      }}
    </ChartFigure>
  );
};
