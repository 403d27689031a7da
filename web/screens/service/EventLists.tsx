import { SECOND_MS } from '#shared/units.ts';
import type { ServiceAnswer } from '../../api/answers.ts';
import { useDesk } from '../../ui/desk.ts';
import { splitDuration } from '../../words/format-duration.ts';

/** Only web addresses become links: a sender's text is not to be trusted with more. */
const webAddress = (url: string | null): string | null =>
  url !== null && /^https?:\/\//.test(url) ? url : null;

export const ReleaseList = ({ releases }: { readonly releases: ServiceAnswer['releases'] }) => {
  const { words, moments, nowMs } = useDesk();
  if (releases.length === 0) return <p className="empty">{words.service.noReleases}</p>;
  return (
    <ul className="events">
      {releases.map((release) => {
        const url = webAddress(release.url);
        const name = release.version ?? words.service.unnamed;
        return (
          <li key={release.id}>
            <span className="event-when">{moments.dayTime(Date.parse(release.finishedAt), nowMs)}</span>
            <span>
              {url === null ? name : <a href={url}>{name}</a>}{' '}
              <span className="faint">{words.service.changes(release.changeCount)}</span>
            </span>
          </li>
        );
      })}
    </ul>
  );
};

export const IncidentList = ({ incidents }: { readonly incidents: ServiceAnswer['incidents'] }) => {
  const { words, moments, nowMs } = useDesk();
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
            {incident.title} <span className="faint">{words.service.severity(incident.severity)}</span>
          </span>
        </li>
      ))}
    </ul>
  );
};
