import { useMemo, useRef } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import type { TrendsAnswer } from '#shared/api/trends.ts';
import { laneNames } from '../../charts/lane-rows.ts';
import { isSkewed } from '../../charts/value-axis.ts';
import { useDesk } from '../../ui/desk.ts';
import { useKeys } from '../../ui/keys.ts';
import { PageTitle } from '../../ui/PageTitle.tsx';
import { dateParts } from '../../words/format-time.ts';
import { monthText } from '../../words/month-text.ts';
import { trendTitle } from '../../words/trend-title.ts';
import { listParam, withParams } from './asked-trends.ts';
import { BetterTable } from './BetterTable.tsx';
import { MainChart } from './MainChart.tsx';
import { MetricTabs } from './MetricTabs.tsx';
import { Multiples } from './Multiples.tsx';
import { NearList } from './NearList.tsx';
import { NoteForm } from './NoteForm.tsx';
import { PrintFoot } from './PrintFoot.tsx';
import { ProposedBar } from './ProposedBar.tsx';
import { RecordTable } from './RecordTable.tsx';
import { periodText } from './read-text.ts';
import { shiftRange } from './shift-range.ts';
import { TrendFilter } from './TrendFilter.tsx';
import { timeMarks, trendView } from './view.ts';

interface TrendsPageProps {
  /** As the address calls it. */
  readonly metric: string;
  readonly answer: TrendsAnswer;
}

const Heading = ({ answer }: Pick<TrendsPageProps, 'answer'>) => {
  const { words, name, zone, language } = useDesk();
  const { main, story, scope } = answer;
  const sinceMs = story.since === null ? null : Date.parse(story.since);
  const yearOf = (atMs: number): string => dateParts(atMs, zone, language).year;
  const month =
    sinceMs === null
      ? null
      : words.trends.monthLong(
          monthText(sinceMs, zone, language),
          yearOf(sinceMs) === yearOf(Date.parse(answer.at)) ? null : yearOf(sinceMs),
        );
  const title = trendTitle(main, story, { title: name(main.title), by: main.by, month }, words);
  return (
    <>
      <PageTitle state={title} page={words.trends.page} />
      <h1>
        {title} {scope.kind !== 'all' && <small>{name(scope.name)}</small>}
      </h1>
    </>
  );
};

const Definition = ({ answer }: Pick<TrendsPageProps, 'answer'>) => {
  const { words, name, kept } = useDesk();
  const [search] = useSearchParams();
  const { main } = answer;
  const say = words.trends.definition[main.metric];
  const text = say?.(main.by) ?? name(answer.definition);
  return (
    <p className="definition">
      {text}{' '}
      <Link to={`/receipts/${encodeURIComponent(main.figure.receipt)}${kept}`}>
        {words.trends.howCounted}
      </Link>
      {main.betterCut !== null && (
        <>
          {' '}
          {words.trends.betterCut(main.betterCut)}{' '}
          <Link to={withParams(search, { by: main.betterCut, range: null, point: null })}>
            {words.trends.cutLink(main.betterCut)}
          </Link>
        </>
      )}
      {main.dotCount > main.dots.length && <> {words.trends.newestOf(main.dots.length, main.dotCount)}</>}
    </p>
  );
};

/** One metric over time: whether it is better, what changed, and how it stood to what was agreed then. */
export const TrendsPage = ({ metric, answer }: TrendsPageProps) => {
  const desk = useDesk();
  const { words } = desk;
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const dialog = useRef<HTMLDialogElement>(null);
  const view = useMemo(() => trendView(answer, desk), [answer, desk]);
  const { months } = useMemo(() => timeMarks(view, desk), [view, desk]);
  const isOffered = view.isOfIncidents && isSkewed(answer.main.dots.map(({ seconds }) => seconds));
  const isLog = isOffered && search.get('scale') === 'log';
  const lanes = listParam(search, 'show', laneNames);
  const chosen = view.readings.findIndex(({ name }) => name === search.get('point'));
  const point = view.isOfIncidents ? undefined : (answer.main.points[chosen] ?? answer.main.points.at(-1));
  const atMs = point === undefined ? (view.readings[chosen]?.atMs ?? view.toMs - 1) : Date.parse(point.start);
  const write = (): void => dialog.current?.showModal();
  const move = (steps: number): void =>
    void navigate(withParams(search, shiftRange(answer, desk.zone, steps)) || '?', { replace: true });
  const { keys } = words.trends;
  useKeys([
    { key: '[', label: keys.earlier, run: () => move(-1) },
    { key: ']', label: keys.later, run: () => move(1) },
    { key: 'n', label: keys.note, run: write },
  ]);
  const place = {
    name: view.isOfIncidents ? desk.moments.day(atMs) : periodText(answer.main.by, atMs, desk),
    fromMs: atMs,
  };
  return (
    <div className="trends">
      <div className="trends-head">
        <Heading answer={answer} />
        <MetricTabs metric={metric} />
      </div>
      <div className="trends-controls">
        <TrendFilter answer={answer} lanes={lanes} scale={{ isOffered, isLog }} />
        <Definition answer={answer} />
      </div>
      <div className="trends-columns">
        <div className="trends-chart">
          <MainChart
            view={view}
            lanes={lanes}
            isLog={isLog}
            controls={
              <button type="button" onClick={write}>
                {words.trends.write.open}
              </button>
            }
          />
        </div>
        <BetterTable comparisons={answer.comparisons} series={answer.main} />
        <div className="trends-aside">
          <NearList answer={answer}>
            <ProposedBar answer={answer} />
          </NearList>
          <RecordTable answer={answer} />
        </div>
      </div>
      <Multiples items={answer.multiples} fromMs={view.fromMs} toMs={view.toMs} months={months} />
      <PrintFoot answer={answer} />
      <dialog ref={dialog} className="note-dialog" aria-label={words.trends.write.open}>
        <NoteForm
          key={`${place.fromMs} ${answer.lanes.notes.length}`}
          place={place}
          service={answer.scope.kind === 'service' ? answer.scope.id.replace(/^s:/, '') : null}
          dialog={dialog}
        />
      </dialog>
    </div>
  );
};
