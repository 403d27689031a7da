import { Link } from 'react-router';
import type { StatementAnswer, StatementLine } from '#shared/api/statement.ts';
import { lineReturns, lineWhen, statementUnit } from '../words/statement-text.ts';
import { AttachIncident } from './AttachIncident.tsx';
import { CostCells } from './CostCells.tsx';
import { useDesk } from './desk.ts';
import { incidentLink } from './event-links.ts';
import type { StatementEntry } from './statement-sheet.ts';

interface WhatProps {
  readonly line: StatementLine;
  readonly service: string;
}

const What = ({ line, service }: WhatProps) => {
  const { words, kept } = useDesk();
  const { budget } = words;
  const running = line.running && <b className="row-state statement-running">{budget.running}</b>;
  if (line.kind === 'scattered') return budget.scattered;
  if (line.id === null)
    return (
      <>
        <b>{budget.unexplained}</b>
        <span className="row-state">{budget.unexplainedHint}</span>
        {running}
        <AttachIncident line={line} service={service} />
      </>
    );
  return (
    <>
      <Link className="clamped" to={incidentLink({ service, id: line.id }, kept)}>
        {line.title ?? line.id}
      </Link>
      {line.title !== null && <span className="row-state">{line.id}</span>}
      {running}
    </>
  );
};

interface StatementRowProps {
  readonly entry: StatementEntry;
  readonly statement: StatementAnswer;
  /** Of a fold: whether it is open. */
  readonly className?: string;
}

/** A line of the statement: when, what, what it cost and when that is given back. */
export const StatementRow = ({ entry, statement, className }: StatementRowProps) => {
  const desk = useDesk();
  const { columns } = desk.words.budget;
  const { line } = entry;
  return (
    <tr className={className}>
      <th scope="row">{lineWhen(line, desk, desk.words)}</th>
      <td>
        <What line={line} service={statement.service} />
      </td>
      <CostCells shown={entry} unit={statementUnit(statement)} />
      <td data-label={columns.returns}>{lineReturns(line, desk, desk.words)}</td>
    </tr>
  );
};
