import { useDesk } from '../../ui/desk.ts';
import { ObjectiveStrip } from '../../ui/ObjectiveStrip.tsx';
import { coverageText, valueText } from '../../words/objective-text.ts';
import { BudgetCell } from './BudgetCell.tsx';
import { isControl } from './is-control.ts';
import { RowName } from './RowName.tsx';
import { type Row, rowKey } from './sections.ts';

interface CalmRowProps {
  readonly row: Row;
  readonly isSelected: boolean;
  readonly onSelect: (key: string) => void;
}

/** One objective that nothing is wrong with, on a line of its own. */
export const CalmRow = ({ row, isSelected, onSelect }: CalmRowProps) => {
  const { words } = useDesk();
  const { columns } = words.services;
  const { service, objective } = row;
  const coverage = coverageText(objective, words);
  return (
    <tr
      className={isSelected ? 'selected' : undefined}
      onClick={({ target }) => !isControl(target) && onSelect(rowKey(row))}
    >
      <th scope="row">
        <RowName row={row} isShort />
      </th>
      <td data-label={columns.value}>
        {valueText(objective, words)}
        {coverage !== null && <span className="row-state">{coverage}</span>}
      </td>
      <td className="cell-wide" data-label={columns.budget}>
        <BudgetCell objective={objective} />
      </td>
      <td className="cell-days cell-wide" data-label={columns.spent}>
        <ObjectiveStrip service={service} objective={objective.objective} />
      </td>
    </tr>
  );
};
