import { useState } from 'react';
import { Link } from 'react-router';
import type { StatementAnswer, StatementLine } from '#shared/api/statement.ts';
import { openingText, shownAllowance, statementUnit } from '../words/statement-text.ts';
import { CostCells } from './CostCells.tsx';
import { useDesk } from './desk.ts';
import { StatementEmpty } from './StatementEmpty.tsx';
import { StatementFold } from './StatementFold.tsx';
import { StatementRow } from './StatementRow.tsx';
import { StatementTotal } from './StatementTotal.tsx';
import { statementLink } from './statement-link.ts';
import { costTogether, type StatementEntry, statementSheet } from './statement-sheet.ts';

interface StatementListProps {
  readonly statement: StatementAnswer;
  /** How many lines are shown beside the fold, the rest being one line that leads to the whole statement. */
  readonly limit?: number;
}

/** More is nobody's reading: the file has them all. */
const MOST_LINES = 200;

const keyOf = ({ kind, id, start }: StatementLine): string => `${kind} ${id ?? start}`;

const Head = () => {
  const { columns } = useDesk().words.budget;
  return (
    <thead>
      <tr>
        <th scope="col">{columns.date}</th>
        <th scope="col">{columns.what}</th>
        <th scope="col" className="amount">
          {columns.cost}
        </th>
        <th scope="col" className="amount">
          {columns.share}
        </th>
        <th scope="col">{columns.returns}</th>
      </tr>
    </thead>
  );
};

const Opening = ({ statement }: StatementListProps) => {
  const { words } = useDesk();
  const allowed = { cost: shownAllowance(statement) ?? 0, percent: 100 };
  return (
    <tr className="statement-opening">
      <th scope="row" colSpan={2}>
        {openingText(statement, words)}
      </th>
      <CostCells shown={allowed} unit={statementUnit(statement)} />
      <td />
    </tr>
  );
};

interface RestProps {
  readonly entries: readonly StatementEntry[];
  readonly statement: StatementAnswer;
  /** Whether this is the whole statement already. */
  readonly isWhole: boolean;
}

const Rest = ({ entries, statement, isWhole }: RestProps) => {
  const { words, kept } = useDesk();
  return (
    <tr>
      <th scope="row" colSpan={2}>
        {isWhole ? (
          words.budget.moreInFile(entries.length)
        ) : (
          <Link to={statementLink(statement, kept)}>{words.budget.more(entries.length)}</Link>
        )}
      </th>
      <CostCells shown={costTogether(entries)} unit={statementUnit(statement)} />
      <td />
    </tr>
  );
};

/** A budget as a bank would say it: what is allowed, every cost with the day it is given back, and what they come to. */
export const StatementList = ({ statement, limit }: StatementListProps) => {
  const { words, name } = useDesk();
  // The instant at which the line begins that a person has explained.
  const [attached, setAttached] = useState<string | null>(null);
  if (statement.allowed === null || statement.lines.length === 0)
    return <StatementEmpty statement={statement} />;
  const { entries, folded, rest, total } = statementSheet(statement, limit ?? MOST_LINES);
  return (
    <>
      <p className="statement-said" role="status">
        {attached !== null && words.budget.attach.saved}
      </p>
      <table className="statement">
        <caption className="visually-hidden">
          {words.budget.caption(statement.objective, name(statement.name))}
        </caption>
        <Head />
        <tbody>
          <Opening statement={statement} />
          {entries.map((entry) => (
            <StatementRow
              key={keyOf(entry.line)}
              entry={entry}
              statement={statement}
              isNew={entry.line.id !== null && entry.line.start === attached}
              onAttached={() => setAttached(entry.line.start)}
            />
          ))}
          {rest.length > 0 && <Rest entries={rest} statement={statement} isWhole={limit === undefined} />}
          {folded.length > 0 && <StatementFold entries={folded} statement={statement} />}
        </tbody>
        <StatementTotal statement={statement} shown={total} />
      </table>
    </>
  );
};
