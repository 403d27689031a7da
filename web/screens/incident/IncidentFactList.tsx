import { Link } from 'react-router';
import type { IncidentItem } from '#shared/api/incident-log.ts';
import { useDesk } from '../../ui/desk.ts';
import { incidentLink, releaseLink } from '../../ui/event-links.ts';
import { type Fact, Facts } from '../../ui/Facts.tsx';
import { webAddress } from '../../ui/web-address.ts';
import { splitDuration } from '../../words/format-duration.ts';
import { noticedBy, noticedText } from '../../words/incident-text.ts';

const Before = ({ before }: Pick<IncidentItem, 'before'>) => {
  const { words, kept } = useDesk();
  const { detail } = words.incidents;
  if (before === null) return <span className="faint">{detail.noReleaseBefore}</span>;
  const text = detail.releaseBefore(before.version ?? before.id, splitDuration(before.beforeSeconds));
  return <Link to={releaseLink(before, kept)}>{text}</Link>;
};

/** When it began, was noticed, reported and restored, and what went out before. */
export const IncidentFactList = ({ incident }: { readonly incident: IncidentItem }) => {
  const desk = useDesk();
  const { words, moments, nowMs, kept, name } = desk;
  const { detail, notSaid, notOver } = words.incidents;
  const { facts } = detail;
  const unknown = <span className="faint">{notSaid}</span>;
  const when = (at: string | null) => (at === null ? unknown : moments.dayTime(Date.parse(at), nowMs));
  const url = webAddress(incident.url);
  const source = words.events.source(incident.source);
  const items: (Fact | null)[] = [
    { name: facts.started, value: when(incident.startedAt) },
    {
      name: facts.detected,
      term: 'time-to-detect',
      value: (
        <>
          {noticedText(incident, desk) ?? unknown}
          {incident.detectedBy !== null && (
            <span className="row-state">{noticedBy(incident.detectedBy, desk)}</span>
          )}
        </>
      ),
    },
    { name: facts.reported, value: when(incident.reportedAt) },
    {
      name: facts.restored,
      term: 'time-to-restore',
      value: incident.resolvedAt === null ? <b>{notOver}</b> : when(incident.resolvedAt),
    },
    { name: facts.before, value: <Before before={incident.before} /> },
    incident.others.length === 0
      ? null
      : {
          name: facts.services,
          value: incident.others.map(({ service, serviceName }) => (
            <Link key={service} className="row-state" to={incidentLink({ service, id: incident.id }, kept)}>
              {name(serviceName)}
            </Link>
          )),
        },
    { name: facts.source, value: url === null ? source : <a href={url}>{source}</a> },
  ];
  return <Facts items={items.filter((item) => item !== null)} />;
};
