import { useState } from 'react';
import type { StatementAnswer } from '#shared/api/statement.ts';
import { daysText, statementUnit } from '../words/statement-text.ts';
import { CostCells } from './CostCells.tsx';
import { useDesk } from './desk.ts';
import { StatementRow } from './StatementRow.tsx';
import { costTogether, type StatementEntry } from './statement-sheet.ts';

interface StatementFoldProps {
  readonly entries: readonly StatementEntry[];
  readonly statement: StatementAnswer;
}

/** The instants from the first to the last. */
const hull = (times: readonly (string | null)[]): readonly [number, number] => {
  const all = times.flatMap((time) => (time === null ? [] : [Date.parse(time)]));
  return [Math.min(...all), Math.max(...all)];
};

/** Many days of scattered failures as one line that opens; on paper it is open. */
export const StatementFold = ({ entries, statement }: StatementFoldProps) => {
  const desk = useDesk();
  const { budget } = desk.words;
  const [isOpen, setOpen] = useState(false);
  const lines = entries.map(({ line }) => line);
  const [firstMs, lastMs] = hull(lines.map(({ start }) => start));
  const [fromMs, byMs] = hull(lines.flatMap(({ returnsFrom, returnsBy }) => [returnsFrom, returnsBy]));
  return (
    <>
      <tr className={isOpen ? 'statement-fold is-open' : 'statement-fold'}>
        <th scope="row">{daysText(firstMs, lastMs, desk, desk.words)}</th>
        <td>
          <button
            type="button"
            className="fold-button"
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
          >
            {budget.scatteredDays(entries.length)}
          </button>
        </td>
        <CostCells shown={costTogether(entries)} unit={statementUnit(statement)} />
        <td data-label={budget.columns.returns}>{daysText(fromMs, byMs, desk, desk.words)}</td>
      </tr>
      {entries.map((entry) => (
        <StatementRow
          key={entry.line.start}
          entry={entry}
          statement={statement}
          className={isOpen ? 'in-fold' : 'in-fold is-folded'}
        />
      ))}
    </>
  );
};
