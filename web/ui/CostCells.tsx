import { useDesk } from './desk.ts';
import type { ShownCost } from './statement-sheet.ts';

interface CostCellsProps {
  readonly shown: ShownCost;
  readonly unit: 'minutes' | 'failures';
}

/** What a line cost, in its own unit and as a share of the budget. */
export const CostCells = ({ shown, unit }: CostCellsProps) => {
  const { budget } = useDesk().words;
  return (
    <>
      <td className="amount" data-label={budget.columns.cost}>
        {budget.cost(unit, shown.cost)}
      </td>
      <td className="amount" data-label={budget.columns.share}>
        {shown.percent === null ? '' : budget.percent(shown.percent)}
      </td>
    </>
  );
};
