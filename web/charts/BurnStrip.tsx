import { type Bar, type BarKind, burnBars, FULL_HEIGHT, PITCH } from './burn-bars.ts';

const kinds: readonly BarKind[] = [
  'silent',
  'quiet',
  'spent',
  'over-past',
  'over-today',
  'heavy-past',
  'heavy-today',
];

const outline = (bar: Bar): string => `M${bar.x} ${FULL_HEIGHT}v${-bar.height}h${bar.width}V${FULL_HEIGHT}z`;
const capLine = (bar: Bar): string => `M${bar.x} 8h${bar.width}v6h${-bar.width}z`;

interface BurnStripProps {
  readonly days: readonly (number | null)[];
  /** Height of the lowest bar in hundredths of the strip. */
  readonly stub: number;
  readonly windowDays: number;
  readonly label: string;
}

/** Days that spent the budget stand up; the bars add up to the budget that is gone. One path per colour. */
export const BurnStrip = ({ days, stub, windowDays, label }: BurnStripProps) => {
  const bars = burnBars(days, stub, windowDays);
  const capped = bars.filter((bar) => bar.isCapped);
  return (
    <svg
      className="strip"
      viewBox={`0 0 ${days.length * PITCH - 3} ${FULL_HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      {kinds.map((kind) => {
        const path = bars
          .filter((bar) => bar.kind === kind)
          .map(outline)
          .join('');
        return path === '' ? null : <path key={kind} className={`strip-${kind}`} d={path} />;
      })}
      {capped.length > 0 && <path className="strip-cap" d={capped.map(capLine).join('')} />}
    </svg>
  );
};
