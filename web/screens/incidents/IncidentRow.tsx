import { Link } from 'react-router';
import type { IncidentItem } from '#shared/api/incident-log.ts';
import { useDesk } from '../../ui/desk.ts';
import { incidentLink, releaseLink } from '../../ui/event-links.ts';
import { splitDuration } from '../../words/format-duration.ts';
import { detectionText, lengthText, noticedBy } from '../../words/incident-text.ts';
import { besides } from '../../words/isolated.ts';
import { linkKindText } from '../../words/link-text.ts';

const Cause = ({ item }: { readonly item: IncidentItem }) => {
  const { words, kept } = useDesk();
  const { incidents } = words;
  const { cause, causeName, correction, before } = item;
  if (cause !== null && causeName !== null)
    return (
      <>
        <Link className="clamped" to={releaseLink(causeName, kept)}>
          {causeName.version ?? causeName.id}
        </Link>
        <span className="row-state">{linkKindText(cause, words)}</span>
      </>
    );
  if (correction?.verdict === 'not-caused')
    return <span className="faint">{incidents.notCaused(correction.by)}</span>;
  if (before === null) return <span className="faint">{incidents.noCause}</span>;
  const release = before.version ?? before.id;
  return (
    <span className="faint">{incidents.noCauseBefore(release, splitDuration(before.beforeSeconds))}</span>
  );
};

const Notes = ({ item }: { readonly item: IncidentItem }) => {
  const { words, name } = useDesk();
  const { incidents, events } = words;
  const again = item.spells.length - 1;
  const notes = [
    ...item.flags.filter((flag) => flag !== 'maintenance').map(events.flag),
    ...(item.duplicateOf === null ? [] : [incidents.duplicateOf(item.duplicateOf)]),
    ...(item.others.length === 0
      ? []
      : [incidents.alsoAt(words.list(item.others.map((each) => name(each.serviceName))))]),
    ...(again > 0 ? [incidents.reopened(again)] : []),
  ];
  return notes.map((note) => (
    <span key={note} className="row-state">
      {note}
    </span>
  ));
};

/** One incident: what, when, who noticed, how long users waited, and what is taken for its cause. */
export const IncidentRow = ({ item }: { readonly item: IncidentItem }) => {
  const desk = useDesk();
  const { words, moments, nowMs, kept, name } = desk;
  const { columns, notSaid, notOver } = words.incidents;
  const noticed = detectionText(item, desk);
  return (
    <tr className={item.resolvedAt === null ? 'incident-open' : undefined}>
      <th scope="row">
        <Link className="clamped" to={incidentLink(item, kept)}>
          {item.title}
        </Link>
        <span className="row-state">
          {besides([item.id, name(item.serviceName), words.events.severity(item.severity)])}
        </span>
        <Notes item={item} />
      </th>
      <td data-label={columns.started}>{moments.dayTime(Date.parse(item.startedAt), nowMs)}</td>
      <td data-label={columns.noticed}>
        {noticed ?? <span className="faint">{notSaid}</span>}
        {item.detectedBy !== null && <span className="row-state">{noticedBy(item.detectedBy, desk)}</span>}
      </td>
      <td data-label={columns.restored}>
        {item.resolvedAt === null ? <b>{notOver}</b> : moments.dayTime(Date.parse(item.resolvedAt), nowMs)}
      </td>
      <td data-label={columns.length}>{lengthText(item, desk)}</td>
      <td data-label={columns.cause}>
        <Cause item={item} />
      </td>
    </tr>
  );
};
