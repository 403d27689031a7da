import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import { burnBars, FULL_HEIGHT, PITCH } from './burn-bars.ts';
import { StripBars } from './StripBars.tsx';
import { dayAfterKey, dayUnder } from './strip-days.ts';

interface DayStripProps {
  /** Shares of the window's budget, the oldest day first and the running one last; null where nothing was heard. */
  readonly spent: readonly (number | null)[];
  /** Place of the first day that lies in the window: a bracket marks it and those after it. */
  readonly firstDay: number;
  readonly windowDays: number;
  /** Height of the lowest bar in hundredths of the strip. */
  readonly stub: number;
  /** First days of months, with their names. */
  readonly months: readonly { readonly day: number; readonly text: string }[];
  readonly label: string;
  /** What is read out of a day, by its place. */
  readonly dayText: (day: number) => string;
}

const percent = (share: number): string => `${share * 100}%`;

/** From here on a name has no room to the right of where its month begins. */
const LATE = 0.84;

/** Where the months begin, and which days lie in the window. */
const StripFoot = ({
  count,
  firstDay,
  months,
}: Pick<DayStripProps, 'firstDay' | 'months'> & { readonly count: number }) => (
  <div className="days-foot" aria-hidden="true">
    <span className="days-window" style={{ left: percent(firstDay / count) }} />
    {months.map(({ day, text }) => (
      <span
        key={day}
        className={day / count > LATE ? 'days-month days-month-late' : 'days-month'}
        style={{ left: percent(day / count) }}
      >
        {text}
      </span>
    ))}
  </div>
);

/**
 * What each day spent of a budget, to be read day by day: by pointer, by touch, and by arrows from one stop of the
 * keyboard. Escape takes the read-out away.
 */
export const DayStrip = ({ spent, firstDay, windowDays, stub, months, label, dayText }: DayStripProps) => {
  const count = spent.length;
  const last = count - 1;
  const [read, setRead] = useState<number | null>(null);
  const [kept, setKept] = useState(last);
  const place = useRef<HTMLDivElement>(null);
  const day = Math.min(read ?? kept, last);
  const bars = burnBars(spent, stub, windowDays);

  const point = (event: PointerEvent): void => {
    const box = place.current?.getBoundingClientRect();
    // On the read-out itself the day stays the one that it speaks of.
    if (box === undefined || (event.target instanceof Element && event.target.closest('.days-out'))) return;
    const under = dayUnder((event.clientX - box.left) / box.width, count);
    setRead(under);
    if (event.type === 'pointerdown') setKept(under);
  };
  /** A finger leaves with every tap: what it pointed at stays until something else is touched. */
  const leave = (event: PointerEvent): void => {
    if (event.pointerType !== 'touch') setRead(null);
  };
  const press = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') setRead(null);
    const next = dayAfterKey(event.key, day, count);
    if (next === null || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    setRead(next);
    setKept(next);
  };
  return (
    <div className="days" onPointerLeave={leave} onPointerMove={point} onPointerDown={point}>
      <div
        className="days-bars"
        ref={place}
        role="slider"
        aria-label={label}
        aria-readonly="true"
        aria-valuemin={1}
        aria-valuemax={count}
        aria-valuenow={day + 1}
        aria-valuetext={dayText(day)}
        tabIndex={0}
        onKeyDown={press}
        onFocus={() => setRead(day)}
        onBlur={() => setRead(null)}
      >
        <svg
          className="strip"
          viewBox={`0 0 ${count * PITCH} ${FULL_HEIGHT}`}
          preserveAspectRatio="none"
          aria-hidden="true"
        >
          <g className="days-past">
            <StripBars bars={bars.slice(0, firstDay)} />
          </g>
          <StripBars bars={bars.slice(firstDay)} />
        </svg>
        {read !== null && (
          <span className="days-cursor" style={{ left: percent(day / count), width: percent(1 / count) }} />
        )}
      </div>
      <StripFoot count={count} firstDay={firstDay} months={months} />
      {read !== null && (
        <p
          className="days-out"
          style={{ left: percent(day / last || 0), transform: `translateX(${percent(-(day / last || 0))})` }}
        >
          {dayText(day)}
        </p>
      )}
    </div>
  );
};
