import { useId } from 'react';
import { budgetSpan, ZERO_AT } from './budget-span.ts';

/** What is left of a budget, with overspend hatched left of zero. The text beside it says the same. */
export const BudgetBar = ({ remaining }: { readonly remaining: number }) => {
  const hatch = useId();
  const span = budgetSpan(remaining);
  return (
    <svg className="budget-bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      <pattern id={hatch} width="2" height="4" patternUnits="userSpaceOnUse" patternTransform="skewX(-30)">
        <rect className="budget-over" width="1.3" height="4" />
      </pattern>
      <rect className="budget-track" x={ZERO_AT} y="2" width={100 - ZERO_AT} height="6" />
      <rect
        className={span.isOver ? undefined : 'budget-left'}
        fill={span.isOver ? `url(#${hatch})` : undefined}
        x={span.from}
        y="2"
        width={span.width}
        height="6"
      />
      <rect className="budget-zero" x={ZERO_AT - 0.3} y="0" width="0.6" height="10" />
    </svg>
  );
};
