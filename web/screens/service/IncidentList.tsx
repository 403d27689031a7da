import { Link } from 'react-router';
import { SECOND_MS } from '#shared/units.ts';
import type { ServiceAnswer } from '../../api/answers.ts';
import { useDesk } from '../../ui/desk.ts';
import { incidentLink } from '../../ui/event-links.ts';
import { splitDuration } from '../../words/format-duration.ts';

interface IncidentListProps {
  readonly incidents: ServiceAnswer['incidents'];
  readonly service: string;
}

/** The last incidents of a service, each leading to its page. */
export const IncidentList = ({ incidents, service }: IncidentListProps) => {
  const { words, moments, nowMs, kept } = useDesk();
  if (incidents.length === 0) return <p className="empty">{words.service.noIncidents}</p>;
  const sayTimes = (startedAt: string, resolvedAt: string | null): string => {
    const startMs = Date.parse(startedAt);
    if (resolvedAt === null) return words.service.open(moments.recent(startMs, nowMs));
    const seconds = (Date.parse(resolvedAt) - startMs) / SECOND_MS;
    return words.service.restored(moments.dayTime(startMs, nowMs), splitDuration(seconds));
  };
  return (
    <ul className="events">
      {incidents.map((incident) => (
        <li key={incident.id}>
          <span className="event-when">{sayTimes(incident.startedAt, incident.resolvedAt)}</span>
          <span>
            <Link to={incidentLink({ service, id: incident.id }, kept)}>{incident.title}</Link>{' '}
            <span className="faint">{words.service.severity(incident.severity)}</span>
          </span>
        </li>
      ))}
    </ul>
  );
};
