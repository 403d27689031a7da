import { type ReactNode, useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import { ChartFigure } from '../../charts/ChartFigure.tsx';
import { type LaneName, lanesHeightPx } from '../../charts/lane-rows.ts';
import { type TrendLayout, trendLayout } from '../../charts/plot-box.ts';
import { type ValueAxis, valueAxis } from '../../charts/value-axis.ts';
import { useDesk } from '../../ui/desk.ts';
import { withParams } from '../../ui/with-params.ts';
import { summaryText } from './summary-text.ts';
import { TrendDrawing } from './TrendDrawing.tsx';
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

/** The axis for what was measured, what was agreed and what is usual. */
const trendValues = ({ series, steps, values }: TrendView, isLog: boolean): ValueAxis => {
  const agreed = steps.map(({ value }) => value);
  const usual = series.behaviour.baselines.flatMap(({ upper, centre }) => [centre, upper ?? centre]);
  // A log axis needs the values alone to be above zero.
  return valueAxis(series.unit, [...values, ...agreed, ...usual], isLog);
};

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
  const { chart, lanes: laneWords } = words.trends;
  const [selected, choose] = usePoint(view);
  const [isWhole, setWhole] = useState(false);
  const { series, fromMs, toMs } = view;
  const values = useMemo(() => trendValues(view, isLog), [view, isLog]);
  const table = useMemo(() => trendRows(view, desk), [view, desk]);
  const lanesOf = ({ isSmall }: TrendLayout): readonly LaneName[] =>
    isSmall && !isWhole ? lanes.filter((name) => firstLanes.includes(name)) : lanes;
  const heightOf = (widthPx: number): number => {
    const layout = trendLayout(widthPx);
    return layout.heightPx + lanesHeightPx(lanesOf(layout), layout);
  };
  const subject = words.trends.subject(series.metric, desk.name(series.title));
  const hasMore = lanes.some((name) => !firstLanes.includes(name));
  return (
    <ChartFigure
      name={chart.name(subject, moments.dayYear(fromMs), moments.dayYear(toMs - 1))}
      summary={summaryText(view, words)}
      readings={view.readings}
      resting={view.values.length === 0 ? words.trends.emptyChart : chart.resting}
      selected={selected}
      onSelect={choose}
      axisOf={(widthPx) => ({ fromMs, toMs, ...trendLayout(widthPx).plot })}
      heightOf={heightOf}
      table={table}
      fileName={`${series.metric}.csv`}
      controls={controls}
    >
      {(frame) => {
        const layout = trendLayout(frame.widthPx);
        return (
          <>
            <TrendDrawing view={view} frame={frame} values={values} lanes={lanesOf(layout)} />
            {layout.isSmall && hasMore && (
              <button type="button" className="more-lanes" onClick={() => setWhole(!isWhole)}>
                {isWhole ? laneWords.hide : laneWords.show}
              </button>
            )}
          </>
        );
      }}
    </ChartFigure>
  );
};
