import { Link } from 'react-router';
import type { NearIncident } from '#shared/api/releases.ts';
import type { ReleaseAnswer } from '../../api/answers.ts';
import { useDesk } from '../../ui/desk.ts';
import { incidentLink } from '../../ui/event-links.ts';
import { splitDuration } from '../../words/format-duration.ts';
import { linkKindText } from '../../words/link-text.ts';

const NearLine = ({ near }: { readonly near: NearIncident }) => {
  const { words, kept, name } = useDesk();
  const { detail } = words.releases;
  const { afterSeconds } = near;
  const length = splitDuration(Math.abs(afterSeconds));
  return (
    <li>
      <span className="event-when">
        {afterSeconds < 0 ? detail.beganBefore(length) : detail.began(length)}
      </span>
      <span>
        <Link to={incidentLink(near, kept)}>{near.title}</Link>{' '}
        <span className="faint">
          {name(near.serviceName)} · {words.events.severity(near.severity)}
        </span>
        <span className="row-state">
          {near.link === null ? detail.notLinked : linkKindText(near.link, words)}
        </span>
      </span>
    </li>
  );
};

/** What broke after a release, linked to it or not. */
export const NearIncidents = ({ answer: { incidents } }: { readonly answer: ReleaseAnswer }) => {
  const { words } = useDesk();
  if (incidents.length === 0) return <p className="empty">{words.releases.detail.noIncidents}</p>;
  return (
    <ul className="events">
      {incidents.map((near) => (
        <NearLine key={`${near.service} ${near.id}`} near={near} />
      ))}
    </ul>
  );
};
