import type { ReactNode } from 'react';
import type { State } from '#shared/judgement.ts';

export type MarkName =
  | State
  | 'partial'
  | 'unanswered'
  | 'better-up'
  | 'better-down'
  | 'worse-up'
  | 'worse-down'
  | 'steady'
  | 'changed'
  | 'too-early';

/** A cut-out: what lies behind the mark shows through, in the colour of the surface it stands on. */
const HOLE = 'var(--mark-hole, var(--canvas))';

const alarm = (
  <>
    <path d="M16 1 31 16 16 31 1 16Z" fill="currentColor" />
    <rect x="14.2" y="8" width="3.6" height="10" rx="1" fill={HOLE} />
    <rect x="14.2" y="20.4" width="3.6" height="3.8" rx="1" fill={HOLE} />
  </>
);
const outside = <path d="M16 3 29 16 16 29 3 16Z" fill="none" stroke="currentColor" strokeWidth="3.2" />;
const near = (
  <>
    <path d="M16 2.5 31 29H1Z" fill="currentColor" />
    <rect x="14.3" y="11" width="3.4" height="9" rx="1" fill={HOLE} />
    <rect x="14.3" y="22" width="3.4" height="3.6" rx="1" fill={HOLE} />
  </>
);
const check = <path className="mark-line" d="m7 17 6.2 6L25.5 9.5" />;
const dash = <path className="mark-line" d="M7 16h18" />;
const silent = (
  <>
    <circle
      cx="16"
      cy="16"
      r="12.5"
      fill="none"
      stroke="currentColor"
      strokeWidth="3"
      strokeDasharray="5 4.8"
    />
    <circle cx="16" cy="16" r="2.6" fill="currentColor" />
  </>
);
const struckRing = (
  <>
    <circle cx="16" cy="16" r="12.5" fill="none" stroke="currentColor" strokeWidth="3" />
    <path className="mark-line" d="M9 23 23 9" />
  </>
);
const bars = (
  <>
    <rect x="3" y="3" width="26" height="26" rx="5" fill="none" stroke="currentColor" strokeWidth="2.6" />
    <path d="M11 10h3.4v12H11zM17.6 10H21v12h-3.4z" fill="currentColor" />
  </>
);
const quarterRing = (
  <>
    <circle cx="16" cy="16" r="12.5" fill="none" stroke="currentColor" strokeWidth="2" opacity=".45" />
    <path d="M16 3.5A12.5 12.5 0 0 1 28.5 16" fill="none" stroke="currentColor" strokeWidth="5" />
  </>
);
const wave = <path className="mark-line" d="M4 13.5c4-5 8-5 12 0s8 5 12 0M4 22c4-5 8-5 12 0s8 5 12 0" />;
const arrowUp = <path className="mark-line mark-cut" d="M16 23V10m0 0-5.5 5.5M16 10l5.5 5.5" />;
const arrowDown = <path className="mark-line mark-cut" d="M16 9v13m0 0-5.5-5.5M16 22l5.5-5.5" />;
const disc = <circle cx="16" cy="16" r="15" fill="currentColor" />;
const diamond = <path d="M16 1 31 16 16 31 1 16Z" fill="currentColor" />;

const shapes: Record<MarkName, ReactNode> = {
  burning: alarm,
  fast: alarm,
  near,
  debt: outside,
  outside,
  met: check,
  nodata: silent,
  paused: bars,
  none: dash,
  partial: quarterRing,
  unanswered: struckRing,
  'better-up': (
    <>
      {disc}
      {arrowUp}
    </>
  ),
  'better-down': (
    <>
      {disc}
      {arrowDown}
    </>
  ),
  'worse-up': (
    <>
      {diamond}
      {arrowUp}
    </>
  ),
  'worse-down': (
    <>
      {diamond}
      {arrowDown}
    </>
  ),
  steady: wave,
  changed: wave,
  'too-early': quarterRing,
};

/** States that are no trouble of their own: there a target that does not answer is what a reader should see. */
const quietStates: readonly State[] = ['met', 'near', 'none'];

/** The mark of a state, or of the silence beside it. */
export const markOf = (state: State, isUnanswered: boolean): MarkName =>
  isUnanswered && quietStates.includes(state) ? 'unanswered' : state;

/** One shape per state. The shape carries the state, colour repeats it, a word always stands beside it. */
export const Mark = ({ name }: { readonly name: MarkName }) => (
  <svg className={`mark mark-${name}`} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
    {shapes[name]}
  </svg>
);
