import { FailTrace } from '../../charts/FailTrace.tsx';
import { useDesk } from '../../ui/desk.ts';
import { ObjectiveStrip } from '../../ui/ObjectiveStrip.tsx';
import { nowText, sinceText } from '../../words/row-text.ts';
import { BudgetCell } from './BudgetCell.tsx';
import { BurnCell } from './BurnCell.tsx';
import { isControl } from './is-control.ts';
import { ReleaseCell } from './ReleaseCell.tsx';
import { RowName } from './RowName.tsx';
import { type Row, rowKey } from './sections.ts';

interface NeedRowProps {
  readonly row: Row;
  readonly isSelected: boolean;
  readonly onSelect: (key: string) => void;
}

/** One objective that something is wrong with: what people feel, since when, what is left, how fast it goes. */
export const NeedRow = ({ row, isSelected, onSelect }: NeedRowProps) => {
  const desk = useDesk();
  const { words } = desk;
  const { columns } = words.services;
  const { service, objective } = row;
  const isBack = objective.state === 'debt';
  return (
    // The link in it takes the focus and opens the page; the rest of the row only shows its details beside the list.
    <tr
      className={isSelected ? 'selected' : undefined}
      onClick={({ target }) => !isControl(target) && onSelect(rowKey(row))}
    >
      <th scope="row">
        <RowName row={row} />
      </th>
      <td data-label={columns.now}>
        <span className="now">{nowText(objective, desk)}</span>
        <FailTrace values={objective.failing} label={words.services.failing} />
      </td>
      <td data-label={columns.since}>{sinceText(objective, desk)}</td>
      <td className="cell-wide" data-label={columns.budget}>
        <BudgetCell objective={objective} />
      </td>
      <td data-label={isBack ? columns.back : columns.burn}>
        <BurnCell objective={objective} />
      </td>
      <td data-label={columns.release}>
        <ReleaseCell row={row} />
      </td>
      <td className="cell-days cell-wide" data-label={columns.spent}>
        <ObjectiveStrip service={service} objective={objective.objective} />
      </td>
    </tr>
  );
};
