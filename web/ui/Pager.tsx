import { Link, useSearchParams } from 'react-router';
import { useDesk } from './desk.ts';

/** Older and newest pages of a list. The cursor stands in the address. */
export const Pager = ({ next }: { readonly next: string | null }) => {
  const { words } = useDesk();
  const [search] = useSearchParams();
  const isLater = search.has('cursor');
  const at = (cursor: string | null): string => {
    const query = new URLSearchParams(search);
    if (cursor === null) query.delete('cursor');
    else query.set('cursor', cursor);
    return `?${query}`;
  };
  if (next === null && !isLater) return null;
  return (
    <p className="pager">
      {isLater && <Link to={at(null)}>{words.events.filter.newestPage}</Link>}
      {next !== null && (
        <Link to={at(next)} rel="next">
          {words.events.filter.olderPage}
        </Link>
      )}
    </p>
  );
};
