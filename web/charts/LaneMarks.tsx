import { Fragment, type KeyboardEvent, type ReactNode, useState } from 'react';
import { Link } from 'react-router';

/** Something on a lane that can be opened. */
export interface LaneMark {
  readonly key: string;
  readonly atPx: number;
  /** What it is, whole. */
  readonly label: string;
  /** What it opens. */
  readonly to: string;
  /** Drawn around (0, 0). */
  readonly shape: ReactNode;
  /** How many it stands for beside it, or its number in the middle of it; `label` says it too. */
  readonly count?: { readonly text: string; readonly awayPx: number; readonly isInside?: true };
}

interface LaneMarksProps {
  /** What the lane is called. */
  readonly name: string;
  readonly marks: readonly LaneMark[];
  readonly middlePx: number;
}

/** As wide as fingers and unsteady hands need, as far as the neighbours leave it. */
const TARGET_PX = 24;

const nextOf = (key: string, at: number, count: number): number | null => {
  if (key === 'ArrowRight') return Math.min(count - 1, at + 1);
  if (key === 'ArrowLeft') return Math.max(0, at - 1);
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : null;
};

const reachOf = (marks: readonly LaneMark[], at: number): { left: number; right: number } => {
  const here = marks[at]?.atPx ?? 0;
  const half = (other: LaneMark | undefined): number =>
    other === undefined ? TARGET_PX / 2 : Math.min(TARGET_PX / 2, Math.abs(other.atPx - here) / 2);
  return { left: half(marks[at - 1]), right: half(marks[at + 1]) };
};

/** The marks of one lane: one stop for the tab key, arrow keys between them. */
export const LaneMarks = ({ name, marks, middlePx }: LaneMarksProps) => {
  const [stop, setStop] = useState(0);
  const move = (event: KeyboardEvent<SVGGElement>): void => {
    const at = Number(event.target instanceof SVGElement ? event.target.dataset.at : Number.NaN);
    const next = Number.isNaN(at) ? null : nextOf(event.key, at, marks.length);
    if (next === null || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    setStop(next);
    event.currentTarget.querySelector<SVGAElement>(`[data-at="${next}"]`)?.focus();
  };
  if (marks.length === 0) return null;
  return (
    // biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: a group of a drawing is no control
    // biome-ignore lint/a11y/useSemanticElements: there is no fieldset in a drawing
    <g role="group" aria-label={name} onKeyDown={move}>
      {marks.map(({ key, atPx, label, to, shape, count }, at) => {
        const { left, right } = reachOf(marks, at);
        return (
          <Fragment key={key}>
            <Link
              to={to}
              className="lane-mark"
              aria-label={label}
              data-at={at}
              tabIndex={at === Math.min(stop, marks.length - 1) ? 0 : -1}
              onFocus={() => setStop(at)}
            >
              <title>{label}</title>
              <g transform={`translate(${atPx.toFixed(1)} ${middlePx})`}>
                <rect className="lane-reach" x={-left} y="-14" width={left + right} height="28" />
                {shape}
              </g>
            </Link>
            {count !== undefined && (
              <text
                className={count.isInside ? 'note-number' : 'lane-count'}
                x={atPx + count.awayPx}
                y={middlePx + 5}
                textAnchor={count.isInside ? 'middle' : 'start'}
              >
                {count.text}
              </text>
            )}
          </Fragment>
        );
      })}
    </g>
  );
};
