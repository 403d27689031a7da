import {
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react';
import { useDesk } from '../ui/desk.ts';
import { saveCsv } from '../ui/save-csv.ts';
import { ChartTable } from './ChartTable.tsx';
import { type ChartRows, chartCsv } from './chart-rows.ts';
import { nearestPoint, type TimeAxis } from './nearest-point.ts';
import { useChartWidth } from './use-chart-width.ts';
import { useSpoken } from './use-spoken.ts';

/** A point that can be read out: where it stands, and the whole sentence. */
export interface ChartReading {
  readonly atMs: number;
  readonly text: string;
}

/** What is drawn with. */
export interface ChartFrame {
  readonly widthPx: number;
  readonly heightPx: number;
  /** Index of the reading that is pointed at; null for none. */
  readonly shown: number | null;
}

interface ChartFigureProps {
  /** What the chart is called: heading of its table, name of the drawing. */
  readonly name: string;
  /** What it says: the active title, or nothing where the page's heading says it. */
  readonly caption?: ReactNode;
  /** What a reader who does not see it must know. */
  readonly summary: string;
  readonly readings: readonly ChartReading[];
  /** What the read-out says while nothing is pointed at. */
  readonly resting: string;
  /** Index of the reading that the keyboard chose; null for none. */
  readonly selected: number | null;
  readonly onSelect: (index: number | null) => void;
  /** Where the axis of time lies in a drawing of that width. */
  readonly axisOf: (widthPx: number) => TimeAxis;
  readonly heightOf: (widthPx: number) => number;
  readonly table: ChartRows;
  /** With its ending. */
  readonly fileName: string;
  /** Further controls of this chart, beside Table and CSV. */
  readonly controls?: ReactNode;
  readonly children: (frame: ChartFrame) => ReactNode;
}

/** Where an arrow key leads from a point; undefined for other keys. */
const stepOf = (key: string, selected: number | null, count: number): number | null | undefined => {
  const last = count - 1;
  if (key === 'Escape') return null;
  if (key === 'Home') return 0;
  if (key === 'End') return last;
  // From nowhere the first step lands on the newest point.
  if (key === 'ArrowLeft') return selected === null ? last : Math.max(0, selected - 1);
  return key === 'ArrowRight' ? (selected === null ? last : Math.min(last, selected + 1)) : undefined;
};

const ReadOut = ({ text }: { readonly text: string }) => {
  const spoken = useSpoken(text);
  return (
    <>
      <p className="read-out" aria-hidden="true">
        {text}
      </p>
      <p className="visually-hidden" aria-live="polite">
        {spoken}
      </p>
    </>
  );
};

const Drawing = (props: ChartFigureProps) => {
  const { words } = useDesk();
  const { readings, selected, onSelect } = props;
  const [place, widthPx] = useChartWidth();
  const [pointed, setPointed] = useState<number | null>(null);
  const summaryId = useId();
  const shown = pointed ?? selected;
  // Keys come faster than an address changes: each one goes on from the one before.
  const latest = useRef(selected);
  useEffect(() => {
    latest.current = selected;
  }, [selected]);
  const point = (event: PointerEvent<HTMLDivElement>): void => {
    const xPx = event.clientX - event.currentTarget.getBoundingClientRect().left;
    const times = readings.map(({ atMs }) => atMs);
    setPointed(nearestPoint(times, props.axisOf(widthPx), xPx));
  };
  const step = (event: KeyboardEvent): void => {
    const next = stepOf(event.key, latest.current, readings.length);
    // Keys that mean something to the browser or to a mark inside are theirs.
    if (next === undefined || readings.length === 0 || event.target !== event.currentTarget) return;
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    setPointed(null);
    latest.current = next;
    onSelect(next);
  };
  return (
    <>
      <ReadOut text={shown === null ? props.resting : (readings[shown]?.text ?? props.resting)} />
      <p id={summaryId} className="visually-hidden">
        {props.summary}
      </p>
      <div
        ref={place}
        className="chart-drawing"
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys read the chart out
        tabIndex={0}
        aria-label={props.name}
        aria-describedby={summaryId}
        aria-roledescription={words.charts.role}
        onPointerMove={point}
        onPointerDown={point}
        onPointerLeave={() => setPointed(null)}
        onKeyDown={step}
      >
        {widthPx > 0 && props.children({ widthPx, heightPx: props.heightOf(widthPx), shown })}
      </div>
    </>
  );
};

/**
 * What stands around every chart that is read closely: what it says, a line that reads a point out (by pointer and by
 * arrow keys), the same in figures, and as a file.
 */
export const ChartFigure = (props: ChartFigureProps) => {
  const { words } = useDesk();
  const [isTable, setTable] = useState(false);
  const { charts } = words;
  return (
    <figure className="chart-figure">
      {props.caption !== undefined && <figcaption>{props.caption}</figcaption>}
      <div className="chart-controls">
        {props.controls}
        <button type="button" aria-pressed={isTable} onClick={() => setTable(!isTable)}>
          {charts.table}
        </button>
        <button type="button" onClick={() => saveCsv(props.fileName, chartCsv(props.table))}>
          {charts.csv}
        </button>
      </div>
      {isTable ? <ChartTable caption={props.name} table={props.table} /> : <Drawing {...props} />}
    </figure>
  );
};
