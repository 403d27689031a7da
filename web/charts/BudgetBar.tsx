import { useId } from 'react';
import { budgetSpan, markAt, ZERO_AT } from './budget-span.ts';

interface BudgetBarProps {
  /** Share of the budget that is left, signed. */
  readonly remaining: number;
  /** Share under which it is close to the limit; a tick marks it. */
  readonly near?: number | null;
}

/** What is left of a budget, with overspend hatched left of zero. The text beside it says the same. */
export const BudgetBar = ({ remaining, near = null }: BudgetBarProps) => {
  const hatch = useId();
  const span = budgetSpan(remaining);
  return (
    <svg className="budget-bar" viewBox="0 0 100 14" preserveAspectRatio="none" aria-hidden="true">
      <pattern id={hatch} width="1.8" height="14" patternUnits="userSpaceOnUse" patternTransform="skewX(-6)">
        <rect className="budget-over" width="1.1" height="14" />
      </pattern>
      <rect className="budget-track" x={ZERO_AT} y="3" width={100 - ZERO_AT} height="8" />
      <rect
        className={span.isOver ? undefined : 'budget-left'}
        fill={span.isOver ? `url(#${hatch})` : undefined}
        x={span.from}
        y="3"
        width={span.width}
        height="8"
      />
      {near !== null && near > 0 && near < 1 && <path className="budget-near" d={`M${markAt(near)} 1v12`} />}
      <path className="budget-zero" d={`M${ZERO_AT} 0v14`} />
    </svg>
  );
};
