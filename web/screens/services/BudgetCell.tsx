import type { RowObjective } from '#shared/api/service-list.ts';
import { BudgetBar } from '../../charts/BudgetBar.tsx';
import { useDesk } from '../../ui/desk.ts';
import { budgetText } from '../../words/format-ratio.ts';
import { budgetUnits } from '../../words/objective-text.ts';
import { wasText } from '../../words/row-text.ts';

/** What is left of a budget: as a bar, in per cent, in its own unit, and what was left when it began to burn. */
export const BudgetCell = ({ objective }: { readonly objective: RowObjective }) => {
  const desk = useDesk();
  const { words } = desk;
  const remaining = objective.budget?.remaining ?? null;
  if (remaining === null) return <span className="faint">{words.objective.noBudget}</span>;
  const was = wasText(objective, desk);
  return (
    <div className={`row-budget row-budget-${objective.state}`}>
      <BudgetBar remaining={remaining} near={objective.warningRatio} />
      <span className="budget-text">
        <b>{budgetText(remaining)}</b>
        {was !== null && <span>{was}</span>}
        <span className="budget-unit">
          {budgetUnits(objective, words)}
          {objective.budget?.estimated === true && ` (${words.objective.estimated})`}
        </span>
      </span>
    </div>
  );
};
