import type { StripLane } from '#shared/api/releases.ts';
import { type LaneMark, laneMarks } from './lane-marks.ts';
import { useWidth } from './use-width.ts';

const shapes: Record<LaneMark['kind'], string> = {
  went: 'M0 8v10',
  many: 'M-2.5 5v13M2.5 5v13',
  kept: 'M0 3v20',
  missed: 'M-3.5 4h7v18h-7z',
  due: 'M-3.5 4h7v18h-7z',
  failed: 'M-5.5 7.5l11 11M-5.5 18.5l11-11',
};

/** One mark of a lane, as its key shows it. */
export const LaneKey = ({ kind }: { readonly kind: LaneMark['kind'] }) => (
  <svg className="lane-key" viewBox="-8 0 16 26" aria-hidden="true">
    <path className={`lane-${kind}`} d={shapes[kind]} />
  </svg>
);

interface ReleaseLaneProps {
  readonly lane: StripLane;
  readonly fromMs: number;
  readonly toMs: number;
  /** Shares of the width at which a month begins. */
  readonly monthsAt: readonly number[];
  readonly label: string;
}

/** When one service released: ticks, crosses where one failed, hollow where a planned one was missed. */
export const ReleaseLane = ({ lane, fromMs, toMs, monthsAt, label }: ReleaseLaneProps) => {
  const [place, widthPx] = useWidth();
  return (
    <svg ref={place} className="lane" role="img" aria-label={label}>
      {monthsAt.map((at) => (
        <line key={at} className="lane-month" x1={`${at * 100}%`} x2={`${at * 100}%`} y1="0" y2="26" />
      ))}
      {laneMarks(lane, fromMs, toMs, widthPx).map(({ at, kind }) => (
        <svg key={`${kind} ${at}`} x={`${at * 100}%`} overflow="visible" aria-hidden="true">
          <path className={`lane-${kind}`} d={shapes[kind]} />
        </svg>
      ))}
    </svg>
  );
};
