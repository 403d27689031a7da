import type { StatementAnswer } from '#shared/api/statement.ts';
import { useDesk } from '../../ui/desk.ts';
import { saveCsv } from '../../ui/save-csv.ts';
import { dayText } from '../../words/day-text.ts';
import { statementCsv } from './statement-csv.ts';

/** Gives the statement as a file, with all of its lines. */
export const StatementCsv = ({ statement }: { readonly statement: StatementAnswer }) => {
  const { words, zone } = useDesk();
  const day = dayText(Date.parse(statement.at), zone);
  const file = words.budget.csvName(statement.service, statement.objective, day);
  return (
    <span className="csv">
      <button type="button" className="button" onClick={() => saveCsv(file, statementCsv(statement))}>
        {words.evidence.csv}
      </button>
    </span>
  );
};
