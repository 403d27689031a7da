import { Link } from 'react-router';
import type { IncidentItem } from '#shared/api/incident-log.ts';
import { useDesk } from '../../ui/desk.ts';
import { incidentLink } from '../../ui/event-links.ts';
import { lengthText } from '../../words/incident-text.ts';
import { besides } from '../../words/isolated.ts';

/** Planned work: when, for how long, of what. Who noticed and what caused it is nobody's question. */
export const MaintenanceList = ({ items }: { readonly items: readonly IncidentItem[] }) => {
  const desk = useDesk();
  const { words, moments, nowMs, kept, name } = desk;
  const { maintenanceWhen, maintenanceSince } = words.incidents;
  const when = ({ startedAt, resolvedAt }: IncidentItem): string => {
    const from = moments.dayTime(Date.parse(startedAt), nowMs);
    return resolvedAt === null
      ? maintenanceSince(from)
      : maintenanceWhen(from, moments.dayTime(Date.parse(resolvedAt), nowMs));
  };
  return (
    <ul className="events">
      {items.map((item) => (
        <li key={`${item.service} ${item.id}`}>
          <span className="event-when">{when(item)}</span>
          <span>
            <Link to={incidentLink(item, kept)}>{item.title}</Link>{' '}
            <span className="faint">
              {besides([name(item.serviceName), item.id, lengthText(item, desk)])}
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
};
