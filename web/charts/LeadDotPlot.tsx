import { type LeadDot, leadDots } from './lead-dots.ts';

const RADIUS = 5;
const MOST_LEVELS = 16;
const TOP = 30;

interface LeadDotPlotProps {
  readonly seconds: readonly number[];
  readonly limitSeconds: number | null;
  readonly limitLabel: string;
  readonly label: string;
  /** How a time of the axis is said. */
  readonly say: (seconds: number) => string;
}

const percent = (at: number): string => `${at * 100}%`;

const Dot = ({
  dot,
  bottom,
  rise,
}: {
  readonly dot: LeadDot;
  readonly bottom: number;
  readonly rise: number;
}) => (
  <svg x={percent(dot.at)} y={bottom - RADIUS - dot.level * rise} overflow="visible" aria-hidden="true">
    {dot.isOver ? (
      <path className="dot-over" d="M0-5.5 5.5 0 0 5.5-5.5 0z" />
    ) : (
      <circle className="dot" r="4.5" />
    )}
  </svg>
);

/** How long each change took, as dots; those beyond what was agreed are hollow diamonds. */
export const LeadDotPlot = ({ seconds, limitSeconds, limitLabel, label, say }: LeadDotPlotProps) => {
  const plot = leadDots(seconds, limitSeconds);
  if (plot === null) return null;
  const rise = 12 * Math.min(1, MOST_LEVELS / plot.levels);
  const bottom = TOP + Math.max(4, Math.min(plot.levels, MOST_LEVELS)) * 12;
  return (
    <svg className="lead-dots" height={bottom + 28} role="img" aria-label={label}>
      {plot.ticks.map(({ at, seconds: tick }) => (
        <g key={tick}>
          <line className="lane-month" x1={percent(at)} x2={percent(at)} y1={TOP} y2={bottom} />
          <text x={percent(at)} y={bottom + 20} textAnchor={at === 0 ? 'start' : 'middle'}>
            {say(tick)}
          </text>
        </g>
      ))}
      <line className="axis" x1="0" x2="100%" y1={bottom} y2={bottom} />
      {plot.limitAt !== null && (
        <>
          <line
            className="limit"
            x1={percent(plot.limitAt)}
            x2={percent(plot.limitAt)}
            y1={TOP - 6}
            y2={bottom}
          />
          <text
            className="limit-label"
            x={percent(plot.limitAt)}
            y={TOP - 12}
            textAnchor={plot.limitAt > 0.8 ? 'end' : plot.limitAt < 0.2 ? 'start' : 'middle'}
          >
            {limitLabel}
          </text>
        </>
      )}
      {plot.dots.map((dot) => (
        <Dot key={`${dot.at} ${dot.level}`} dot={dot} bottom={bottom - 4} rise={rise} />
      ))}
    </svg>
  );
};
