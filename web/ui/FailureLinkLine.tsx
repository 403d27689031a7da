import { Link } from 'react-router';
import type { EvidenceLink } from '#shared/api/evidence.ts';
import { linkText } from '../words/link-text.ts';
import { useDesk } from './desk.ts';
import { incidentLink, releaseLink } from './event-links.ts';

/** Where the evidence of a link stands; null where a person alone says so. */
const placeOf = ({ by, incident }: EvidenceLink, kept: string): string | null => {
  if (by !== null) return releaseLink(by, kept);
  return incident === null ? null : incidentLink(incident, kept);
};

/** What says that a release failed, leading to the event that says so. */
export const FailureLinkLine = ({ link }: { readonly link: EvidenceLink }) => {
  const { words, kept } = useDesk();
  const place = placeOf(link, kept);
  const text = linkText(link, words);
  return (
    <>
      {place === null ? text : <Link to={place}>{text}</Link>}
      {link.sha !== null && (
        <span className="faint"> {words.events.link.reverts(link.sha.slice(0, 10))}</span>
      )}
    </>
  );
};
