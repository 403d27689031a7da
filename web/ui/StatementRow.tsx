import { useEffect, useRef } from 'react';
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
  /** A person has just attached the incident: the focus was in the form that stood here. */
  readonly isNew: boolean;
  readonly onAttached: () => void;
}

const What = ({ line, service, isNew, onAttached }: WhatProps) => {
  const { words, kept } = useDesk();
  const link = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    if (isNew) link.current?.focus();
  }, [isNew]);
  const { budget } = words;
  const running = line.running && <b className="row-state statement-running">{budget.running}</b>;
  if (line.kind === 'scattered') return budget.scattered;
  if (line.id === null)
    return (
      <>
        <b>{budget.unexplained}</b>
        <span className="row-state">{budget.unexplainedHint}</span>
        {running}
        <AttachIncident line={line} service={service} onAttached={onAttached} />
      </>
    );
  return (
    <>
      <Link ref={link} className="clamped" to={incidentLink({ service, id: line.id }, kept)}>
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
  /** Whether its incident was attached just now. */
  readonly isNew?: boolean;
  readonly onAttached?: () => void;
}

const nothing = (): void => {};

/** A line of the statement: when, what, what it cost and when that is given back. */
export const StatementRow = ({
  entry,
  statement,
  className,
  isNew = false,
  onAttached = nothing,
}: StatementRowProps) => {
  const desk = useDesk();
  const { columns } = desk.words.budget;
  const { line } = entry;
  return (
    <tr className={className}>
      <th scope="row">{lineWhen(line, desk, desk.words)}</th>
      <td>
        <What line={line} service={statement.service} isNew={isNew} onAttached={onAttached} />
      </td>
      <CostCells shown={entry} unit={statementUnit(statement)} />
      <td data-label={columns.returns}>{lineReturns(line, desk, desk.words)}</td>
    </tr>
  );
};
