import { burnBars, FULL_HEIGHT, PITCH } from './burn-bars.ts';
import { StripBars } from './StripBars.tsx';

interface BurnStripProps {
  readonly days: readonly (number | null)[];
  /** Height of the lowest bar in hundredths of the strip. */
  readonly stub: number;
  readonly windowDays: number;
  readonly label: string;
}

/** Days that spent the budget stand up; the bars add up to the budget that is gone. */
export const BurnStrip = ({ days, stub, windowDays, label }: BurnStripProps) => (
  <svg
    className="strip"
    viewBox={`0 0 ${days.length * PITCH - 3} ${FULL_HEIGHT}`}
    preserveAspectRatio="none"
    role="img"
    aria-label={label}
  >
    <StripBars bars={burnBars(days, stub, windowDays)} />
  </svg>
);
