import { useMemo, useRef } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import type { TrendsAnswer } from '#shared/api/trends.ts';
import { laneNames } from '../../charts/lane-rows.ts';
import { isSkewed } from '../../charts/value-axis.ts';
import { useDesk } from '../../ui/desk.ts';
import { useKeys } from '../../ui/keys.ts';
import { PageTitle } from '../../ui/PageTitle.tsx';
import { withParams } from '../../ui/with-params.ts';
import { amountText } from '../../words/amount-text.ts';
import { dateParts } from '../../words/format-time.ts';
import { monthText } from '../../words/month-text.ts';
import { trendTitle } from '../../words/trend-title.ts';
import { AllNotes } from './AllNotes.tsx';
import { listParam } from './asked-trends.ts';
import { BetterTable } from './BetterTable.tsx';
import { MainChart } from './MainChart.tsx';
import { MetricTabs } from './MetricTabs.tsx';
import { Multiples } from './Multiples.tsx';
import { NearList } from './NearList.tsx';
import { NoteForm, type NotePlace } from './NoteForm.tsx';
import { PrintFoot } from './PrintFoot.tsx';
import { ProposedBar } from './ProposedBar.tsx';
import { RecordTable } from './RecordTable.tsx';
import { periodText } from './read-text.ts';
import { shiftRange } from './shift-range.ts';
import { TrendFilter } from './TrendFilter.tsx';
import { type TrendView, trendView } from './view.ts';

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
  const last = main.points.at(-1);
  const soFar = last?.partial === true && last.value !== null ? amountText(main, last.value, words) : null;
  const title = trendTitle(main, story, { title: name(main.title), by: main.by, month, soFar }, words);
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
      {main.by === 'month' && !search.has('by') && (
        <>
          {' '}
          {words.trends.cutItself(main.by)}{' '}
          <Link to={withParams(search, { by: 'week', range: null, point: null })}>
            {words.trends.cutLink('week')}
          </Link>
        </>
      )}
      {main.dotCount > main.dots.length && <> {words.trends.newestOf(main.dots.length, main.dotCount)}</>}
    </p>
  );
};

/** The period that is chosen, else the last one; of a chart of incidents the instant of the one that is chosen. */
const useChosenPlace = (view: TrendView): NotePlace => {
  const desk = useDesk();
  const [search] = useSearchParams();
  const chosen = view.readings.findIndex(({ name }) => name === search.get('point'));
  if (view.isOfIncidents) {
    const fromMs = view.readings[chosen]?.atMs ?? view.toMs - 1;
    return { name: desk.moments.day(fromMs), fromMs };
  }
  const { by, points } = view.series;
  const point = points[chosen] ?? points.at(-1);
  const fromMs = point === undefined ? view.toMs - 1 : Date.parse(point.start);
  return { name: periodText(by, fromMs, desk), fromMs };
};

/** `[` and `]` go through the past, `n` writes a note. */
const useTrendKeys = (answer: TrendsAnswer, write: () => void): void => {
  const { zone, words } = useDesk();
  const { keys } = words.trends;
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const move = (steps: number): void =>
    void navigate(withParams(search, shiftRange(answer, zone, steps)) || '?', { replace: true });
  useKeys([
    { key: '[', label: keys.earlier, run: () => move(-1) },
    { key: ']', label: keys.later, run: () => move(1) },
    { key: 'n', label: keys.note, run: write },
  ]);
};

/** One metric over time: whether it is better, what changed, and how it stood to what was agreed then. */
export const TrendsPage = ({ metric, answer }: TrendsPageProps) => {
  const desk = useDesk();
  const { write: writing } = desk.words.trends;
  const [search] = useSearchParams();
  const dialog = useRef<HTMLDialogElement>(null);
  const view = useMemo(() => trendView(answer, desk), [answer, desk]);
  const isOffered = view.isOfIncidents && isSkewed(answer.main.dots.map(({ seconds }) => seconds));
  const scale = { isOffered, isLog: isOffered && search.get('scale') === 'log' };
  const lanes = listParam(search, 'show', laneNames);
  const place = useChosenPlace(view);
  const write = (): void => dialog.current?.showModal();
  useTrendKeys(answer, write);
  const writeButton = (
    <button type="button" onClick={write}>
      {writing.open}
    </button>
  );
  return (
    <div className="trends">
      <div className="trends-head">
        <Heading answer={answer} />
        <MetricTabs metric={metric} />
      </div>
      <div className="trends-controls">
        <TrendFilter answer={answer} lanes={lanes} scale={scale} />
        <Definition answer={answer} />
      </div>
      <div className="trends-columns">
        <div className="trends-chart">
          <MainChart view={view} lanes={lanes} isLog={scale.isLog} controls={writeButton} />
        </div>
        <BetterTable comparisons={answer.comparisons} series={answer.main} />
        <div className="trends-aside">
          <NearList answer={answer}>
            <ProposedBar answer={answer} />
          </NearList>
          <RecordTable answer={answer} />
        </div>
      </div>
      <Multiples items={answer.multiples} fromMs={view.fromMs} toMs={view.toMs} months={view.months} />
      <AllNotes notes={answer.lanes.notes} />
      <PrintFoot answer={answer} />
      <dialog ref={dialog} className="note-dialog" aria-label={writing.open}>
        <NoteForm
          key={`${place.fromMs} ${answer.lanes.notes.length}`}
          place={place}
          service={view.service}
          dialog={dialog}
        />
      </dialog>
    </div>
  );
};
