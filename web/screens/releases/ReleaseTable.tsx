import type { ReleaseItem } from '#shared/api/releases.ts';
import { useDesk } from '../../ui/desk.ts';
import { HeadTerm } from '../../ui/HeadTerm.tsx';
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
          <th scope="col">
            <HeadTerm id="lead-time">{columns.median}</HeadTerm>
          </th>
          <th scope="col">
            <HeadTerm id="change-failure-rate">{columns.outcome}</HeadTerm>
          </th>
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
