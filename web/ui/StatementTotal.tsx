import type { StatementAnswer } from '#shared/api/statement.ts';
import { budgetText } from '../words/format-ratio.ts';
import { statementUnit, totalText } from '../words/statement-text.ts';
import { CostCells } from './CostCells.tsx';
import { useDesk } from './desk.ts';
import type { ShownCost } from './statement-sheet.ts';

interface StatementTotalProps {
  readonly statement: StatementAnswer;
  readonly shown: ShownCost;
}

const Left = ({ statement }: Pick<StatementTotalProps, 'statement'>) => {
  const { words, moments } = useDesk();
  const { budget } = words;
  const { remaining, backInsideAt } = statement;
  if (remaining === null) return null;
  return (
    <tr className="statement-left">
      <th scope="row" colSpan={3}>
        {budget.left}
      </th>
      <td className={remaining < 0 ? 'amount is-over' : 'amount'} data-label={budget.columns.share}>
        {budgetText(remaining)}
      </td>
      <td>{backInsideAt !== null && budget.leftUntil(moments.day(Date.parse(backInsideAt)))}</td>
    </tr>
  );
};

/** What the lines come to, and what is left of the budget. */
export const StatementTotal = ({ statement, shown }: StatementTotalProps) => {
  const { words } = useDesk();
  return (
    <tfoot>
      <tr className="total">
        <th scope="row" colSpan={2}>
          {totalText(statement, shown, words)}
        </th>
        <CostCells shown={shown} unit={statementUnit(statement)} />
        <td />
      </tr>
      <Left statement={statement} />
    </tfoot>
  );
};
