import { useState } from 'react';
import type { SourceItem } from '#shared/api/sources.ts';
import { useDesk } from '../../ui/desk.ts';
import { countText } from '../../words/format-ratio.ts';
import { rowKeys } from './row-keys.ts';
import { SourceRow } from './SourceRow.tsx';

/** Thousands of rows at once would hold the page up. */
const ROWS_SHOWN = 100;

interface SourceTableProps {
  readonly items: readonly SourceItem[];
  /** Where rows of several services stand together. */
  readonly namesService: boolean;
}

export const SourceTable = ({ items, namesService }: SourceTableProps) => {
  const { words } = useDesk();
  const { columns, more } = words.setup.sources;
  const [limit, setLimit] = useState(ROWS_SHOWN);
  const shown = items.slice(0, limit);
  const keys = rowKeys(shown);
  return (
    <>
      <table className="sources">
        <colgroup>
          <col className="column-source" />
          <col className="column-standing" />
          <col className="column-last" />
          <col />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">{columns.source}</th>
            <th scope="col">{columns.says}</th>
            <th scope="col">{columns.last}</th>
            <th scope="col">{columns.next}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((item, index) => (
            <SourceRow key={keys[index]} item={item} namesService={namesService} />
          ))}
        </tbody>
      </table>
      {items.length > shown.length && (
        <button type="button" className="more" onClick={() => setLimit(items.length)}>
          {more(countText(items.length - shown.length))}
        </button>
      )}
    </>
  );
};
