import type { ReleaseItem } from '#shared/api/releases.ts';
import { useDesk } from '../../ui/desk.ts';
import { ReleaseRow } from './ReleaseRow.tsx';

export const ReleaseTable = ({ items }: { readonly items: readonly ReleaseItem[] }) => {
  const { columns } = useDesk().words.releases;
  return (
    <table className="event-table releases-table">
      <thead>
        <tr>
          <th scope="col">{columns.release}</th>
          <th scope="col">{columns.when}</th>
          <th scope="col">{columns.changes}</th>
          <th scope="col">{columns.oldest}</th>
          <th scope="col">{columns.median}</th>
          <th scope="col">{columns.outcome}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <ReleaseRow key={`${item.service} ${item.environment} ${item.id}`} item={item} />
        ))}
      </tbody>
    </table>
  );
};
