import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { EvidenceItem } from '#shared/api/evidence.ts';
import { useDesk } from '../../ui/desk.ts';
import { incidentLink, releaseLink } from '../../ui/event-links.ts';
import { FailureLinkLine } from '../../ui/FailureLinkLine.tsx';
import { splitDuration } from '../../words/format-duration.ts';
import { besides } from '../../words/isolated.ts';

const SHA_SHOWN = 10;

/** Where an event has a page of its own; null for weeks and planned releases. */
const placeOf = (item: EvidenceItem, kept: string): string | null => {
  const { kind, service, environment, id, deployment } = item;
  if (service === null) return null;
  if (kind === 'incident') return incidentLink({ service, id }, kept);
  if (kind === 'deployment' && environment !== null) return releaseLink({ service, environment, id }, kept);
  return deployment === null ? null : releaseLink(deployment, kept);
};

const useTitle = ({ kind, id, title, at }: EvidenceItem): string => {
  const { words, moments } = useDesk();
  if (kind === 'week') return words.evidence.week(moments.dayYear(Date.parse(at)));
  if (kind === 'change') return title ?? id.slice(0, SHA_SHOWN);
  return title ?? id;
};

const Event = ({ item, services }: EvidenceRowProps) => {
  const { words, kept } = useDesk();
  const place = placeOf(item, kept);
  const title = useTitle(item);
  const { evidence } = words;
  const notes = [
    evidence.kind[item.kind],
    item.service === null ? null : (services.get(item.service) ?? item.service),
    item.kind === 'change' ? item.id.slice(0, SHA_SHOWN) : null,
    item.kind !== 'change' && item.title !== null && item.title !== item.id ? item.id : null,
    item.deployment === null ? null : evidence.with(item.deployment.id),
  ].filter((note) => note != null);
  return (
    <>
      {place === null ? (
        <span className="clamped">{title}</span>
      ) : (
        <Link className="clamped" to={place}>
          {title}
        </Link>
      )}
      <span className="row-state">{besides(notes)}</span>
    </>
  );
};

const Puts = ({ item, metric }: EvidenceRowProps): ReactNode => {
  const { words } = useDesk();
  const { evidence } = words;
  const parts = [
    item.seconds === null ? null : evidence.seconds(splitDuration(Math.abs(item.seconds))),
    item.count === null ? null : evidence.deployments(item.count),
    evidence.part(metric, item.part),
  ].filter((part) => part !== null);
  return (
    <>
      {besides(parts)}
      {item.links.map((link) => (
        <span key={`${link.kind} ${link.by?.id} ${link.incident?.id}`} className="row-state">
          <FailureLinkLine link={link} />
        </span>
      ))}
      {item.correction !== null && (
        <span className="row-state">{words.releases.corrected(item.correction.by)}</span>
      )}
    </>
  );
};

interface EvidenceRowProps {
  readonly item: EvidenceItem;
  readonly metric: string;
  /** Names by id. */
  readonly services: ReadonlyMap<string, string>;
}

/** One event behind a figure: what, when, what it puts in, and whether it counts. */
export const EvidenceRow = (props: EvidenceRowProps) => {
  const { words, moments, nowMs } = useDesk();
  const { item } = props;
  const { columns, isCounted, isLeftOut, until } = words.evidence;
  const when = (at: string): string => moments.dayTime(Date.parse(at), nowMs);
  return (
    <tr className={item.counted ? undefined : 'left-out'}>
      <th scope="row">
        <Event {...props} />
      </th>
      <td data-label={columns.when}>
        {item.until === null ? when(item.at) : until(when(item.at), when(item.until))}
      </td>
      <td data-label={columns.puts}>
        <Puts {...props} />
      </td>
      <td data-label={columns.counts}>{item.counted ? isCounted : isLeftOut(item.reason ?? '')}</td>
    </tr>
  );
};
