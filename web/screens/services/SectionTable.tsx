import { useState } from 'react';
import { useDesk } from '../../ui/desk.ts';
import { HeadTerm } from '../../ui/HeadTerm.tsx';
import { CalmRow } from './CalmRow.tsx';
import { NeedRow } from './NeedRow.tsx';
import { isOfNeed, rowKey, type Section } from './sections.ts';

interface SectionTableProps {
  readonly section: Section;
  readonly selected: string | null;
  readonly onSelect: (key: string) => void;
}

/** As many rows are drawn at once; a board of a thousand services must stay light. */
const PORTION = 100;

const Head = ({ name }: Pick<Section, 'name'>) => {
  const { columns } = useDesk().words.services;
  const speed =
    name === 'debt' ? ([columns.back, 'paying-back'] as const) : ([columns.burn, 'burn-rate'] as const);
  const budget = [columns.budget, 'error-budget'] as const;
  const shown: readonly (readonly [title: string, term?: string])[] = isOfNeed(name)
    ? [[columns.service], [columns.now], [columns.since], budget, speed, [columns.release]]
    : [[columns.service], [columns.value, 'slo'], budget];
  return (
    <thead>
      <tr>
        {[...shown, [columns.days(90)] as const].map(([title, term]) => (
          <th key={title} scope="col">
            {term === undefined ? title : <HeadTerm id={term}>{title}</HeadTerm>}
          </th>
        ))}
      </tr>
    </thead>
  );
};

/** The rows of one section, a portion at a time. */
export const SectionTable = ({ section, selected, onSelect }: SectionTableProps) => {
  const { words } = useDesk();
  const [count, setCount] = useState(PORTION);
  const isFull = isOfNeed(section.name);
  const Line = isFull ? NeedRow : CalmRow;
  const rest = section.rows.length - count;
  return (
    <>
      <table
        className={isFull ? 'need-rows' : 'calm-rows'}
        aria-label={words.services.sections[section.name]}
      >
        <Head name={section.name} />
        <tbody>
          {section.rows.slice(0, count).map((row) => (
            <Line key={rowKey(row)} row={row} isSelected={rowKey(row) === selected} onSelect={onSelect} />
          ))}
        </tbody>
      </table>
      {rest > 0 && (
        <button type="button" className="more" onClick={() => setCount(count + PORTION)}>
          {words.services.more(Math.min(PORTION, rest))}
        </button>
      )}
    </>
  );
};
