import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearchParams } from 'react-router';
import type { StatementAnswer } from '#shared/api/statement.ts';
import { ApiError } from '../../api/api.ts';
import { Answer } from '../../ui/Answer.tsx';
import { useDesk } from '../../ui/desk.ts';
import { ObjectiveChoices } from '../../ui/ObjectiveChoices.tsx';
import { PageTitle } from '../../ui/PageTitle.tsx';
import { StatementList } from '../../ui/StatementList.tsx';
import { statementSheet } from '../../ui/statement-sheet.ts';
import { StatementCsv } from './StatementCsv.tsx';

interface BudgetProps {
  readonly statement: StatementAnswer;
}

/** What the title begins with: how much of the budget is spent. */
const useSpentState = (statement: StatementAnswer): string => {
  const { budget } = useDesk().words;
  const { percent } = statementSheet(statement, null).total;
  if (statement.allowed === null || statement.lines.length === 0) return budget.nothingSpent;
  return percent === null ? budget.page : budget.spentState(percent);
};

const Foot = ({ statement }: BudgetProps) => {
  const { words, kept, moments } = useDesk();
  const { receipt, window } = statement;
  return (
    <div className="statement-foot">
      <p className="faint">
        {receipt !== null && (
          <Link to={`/receipts/${encodeURIComponent(receipt)}${kept}`}>{words.budget.receipt}</Link>
        )}
        {window.coveredFrom !== null && (
          <span className="row-state">
            {words.budget.coveredFrom(moments.dayYear(Date.parse(window.coveredFrom)))}
          </span>
        )}
      </p>
      {statement.lines.length > 0 && <StatementCsv statement={statement} />}
    </div>
  );
};

const Budget = ({ statement }: BudgetProps) => {
  const { words, name, kept } = useDesk();
  const service = name(statement.name);
  return (
    <>
      <PageTitle state={useSpentState(statement)} page={words.budget.of(service)} />
      <p className="crumbs">
        <Link to={`/s/${encodeURIComponent(statement.service)}${kept}`}>{words.budget.back(service)}</Link>
      </p>
      <h1>{words.budget.of(service)}</h1>
      <ObjectiveChoices
        choices={statement.objectives.map((objective) => ({ objective, standing: null }))}
        chosen={statement.objective}
      />
      <section className="section">
        <StatementList statement={statement} />
        <Foot statement={statement} />
      </section>
    </>
  );
};

/** What was spent of an error budget, line by line, and when it is given back. */
export const BudgetScreen = () => {
  const { queries, at } = useDesk();
  const { service = '' } = useParams();
  const [search] = useSearchParams();
  const named = useQuery(queries.statement(service, { objective: search.get('slo'), at }));
  const isUnknown = named.error instanceof ApiError && named.error.code === 'unknown-objective';
  // As the page of the service does: in place of one that is not there, the one that stands for it.
  const objective = isUnknown ? null : search.get('slo');
  const query = useQuery(queries.statement(service, { objective, at }));
  return <Answer query={query}>{(statement) => <Budget statement={statement} />}</Answer>;
};
