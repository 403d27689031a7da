import type { IncidentItem } from '#shared/api/incident-log.ts';
import { useDesk } from '../../ui/desk.ts';
import { HeadTerm } from '../../ui/HeadTerm.tsx';
import { IncidentRow } from './IncidentRow.tsx';

export const IncidentTable = ({ items }: { readonly items: readonly IncidentItem[] }) => {
  const { columns } = useDesk().words.incidents;
  return (
    <table className="event-table incidents-table">
      <thead>
        <tr>
          <th scope="col">{columns.incident}</th>
          <th scope="col">{columns.started}</th>
          <th scope="col">
            <HeadTerm id="time-to-detect">{columns.noticed}</HeadTerm>
          </th>
          <th scope="col">{columns.restored}</th>
          <th scope="col">
            <HeadTerm id="time-to-restore">{columns.length}</HeadTerm>
          </th>
          <th scope="col">{columns.cause}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <IncidentRow key={`${item.service} ${item.id}`} item={item} />
        ))}
      </tbody>
    </table>
  );
};
