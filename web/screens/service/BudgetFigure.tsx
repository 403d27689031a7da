import { lazy, Suspense, useMemo, useState } from 'react';
import type { BudgetLineAnswer } from '#shared/api/budget-line.ts';
import { BudgetLanes } from '../../charts/BudgetLanes.tsx';
import { budgetEvents } from '../../charts/budget-events.ts';
import { budgetLayout, budgetTime } from '../../charts/budget-plot.ts';
import { ChartFigure, type ChartFrame } from '../../charts/ChartFigure.tsx';
import { useDesk } from '../../ui/desk.ts';
import { dayText } from '../../words/day-text.ts';
import { deskWordsOf } from '../../words/desk-words.ts';
import { budgetText } from '../../words/format-ratio.ts';
import { createMoments } from '../../words/moments.ts';
import { BudgetEventList } from './BudgetEventList.tsx';
import { budgetReadings, budgetRows, budgetSummary } from './budget-readings.ts';
import { budgetScene, projectedOf } from './budget-scene.ts';

/** The library of charts is not before a line is drawn. */
const BudgetLineChart = lazy(async () => ({
  default: (await import('../../charts/BudgetLineChart.tsx')).BudgetLineChart,
}));

interface BudgetFigureProps {
  readonly line: BudgetLineAnswer;
}

/** All that is said of a line, made once for it and not at every tick of the clock. */
const useTold = (line: BudgetLineAnswer) => {
  const { language, zone } = useDesk();
  return useMemo(() => {
    const words = deskWordsOf(language);
    const told = { words, moments: createMoments(zone, language), nowMs: Date.parse(line.at) };
    const readings = budgetReadings(line, told);
    return {
      told,
      readings,
      table: budgetRows(readings, words),
      summary: budgetSummary(line, readings, words),
    };
  }, [line, language, zone]);
};

/** What the read-out says while nothing is pointed at. */
const restingText = (
  { points, projection }: BudgetLineAnswer,
  { told }: ReturnType<typeof useTold>,
): string => {
  const { line } = told.words.service;
  const remaining = points.at(-1)?.remaining ?? null;
  if (remaining === null) return line.nowUnknown;
  const left = budgetText(remaining);
  if (projection === null) return line.now(left);
  return projection.exhaustedAt === null
    ? line.nowDeeper(left)
    : line.nowGone(left, told.moments.dayTime(Date.parse(projection.exhaustedAt), told.nowMs));
};

interface DrawingProps extends BudgetFigureProps {
  readonly frame: ChartFrame;
  readonly told: ReturnType<typeof useTold>['told'];
}

const Drawing = ({ line, frame, told }: DrawingProps) => {
  const { zone } = useDesk();
  const { widthPx, shown } = frame;
  const scene = useMemo(() => budgetScene(line, widthPx, zone, told), [line, widthPx, zone, told]);
  const events = useMemo(() => budgetEvents(line.releases, line.incidents), [line]);
  const { moments } = told;
  return (
    <>
      <Suspense fallback={<div className="chart-awaited" style={{ height: scene.layout.heightPx }} />}>
        <BudgetLineChart scene={scene} dayText={moments.day} shareText={budgetText} shown={shown} />
      </Suspense>
      <BudgetLanes line={line} events={events} layout={scene.layout} time={scene.time} />
    </>
  );
};

/** The budget line with its lanes, its read-out, its table and its file. */
export const BudgetFigure = ({ line }: BudgetFigureProps) => {
  const { zone } = useDesk();
  const [selected, setSelected] = useState<number | null>(null);
  const all = useTold(line);
  const { words } = all.told;
  const points = all.readings;
  const name = words.service.line.name(line.objective);
  return (
    <>
      <ChartFigure
        name={name}
        summary={all.summary}
        readings={all.readings}
        resting={restingText(line, all)}
        selected={selected}
        onSelect={setSelected}
        axisOf={(widthPx) => budgetTime(points, projectedOf(line), budgetLayout(widthPx))}
        heightOf={(widthPx) => budgetLayout(widthPx).heightPx}
        table={all.table}
        fileName={words.service.line.fileName(
          line.service,
          line.objective,
          dayText(Date.parse(line.at), zone),
        )}
      >
        {(frame) => <Drawing line={line} frame={frame} told={all.told} />}
      </ChartFigure>
      <BudgetEventList line={line} />
    </>
  );
};
