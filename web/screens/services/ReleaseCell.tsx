import { Link } from 'react-router';
import { useDesk } from '../../ui/desk.ts';
import { pageLink, releaseLink } from '../../ui/event-links.ts';
import { outText, releaseText, sinceText } from '../../words/row-text.ts';
import type { Row } from './sections.ts';

/** What went out before it began, and what it rests on that is in trouble itself; neither is called a cause. */
export const ReleaseCell = ({ row: { service, objective } }: { readonly row: Row }) => {
  const desk = useDesk();
  const release = objective.releaseBefore;
  const hasBegun = sinceText(objective, desk) !== null;
  return (
    <>
      {release !== null && (
        <Link className="chip" to={releaseLink({ service: service.id, ...release }, desk.kept)}>
          {releaseText(release, desk)}
        </Link>
      )}
      {release === null && hasBegun && <span className="faint">{desk.words.services.noRelease}</span>}
      {service.out.map((out) => (
        <Link
          key={out.id}
          className="row-out"
          to={pageLink(`/s/${encodeURIComponent(out.id)}`, {}, desk.kept)}
        >
          {outText(out, desk)}
        </Link>
      ))}
    </>
  );
};
