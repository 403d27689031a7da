import { Link, useLocation } from 'react-router';
import { useDesk } from './desk.ts';
import { liveSearch, showsMoment } from './moment-pages.ts';

/** Where the address asks for a moment: which one is looked at, or that this page cannot, and the way back. */
export const MomentBar = () => {
  const { asked, words, moments, liveNowMs } = useDesk();
  const { pathname, search, hash } = useLocation();
  const { moment } = words.frame;
  if (asked.kind === 'now') return null;
  const say = (): string => {
    if (asked.kind === 'unread') return moment.unread(asked.at);
    const when = moments.dayTime(asked.atMs, liveNowMs);
    if (asked.kind === 'ahead') return moment.ahead(when);
    return showsMoment(pathname) ? moment.at(when) : moment.notHere(when);
  };
  return (
    <section className="moment-bar" aria-label={moment.label}>
      <p>{say()}</p>
      <Link to={`${pathname}${liveSearch(search)}${hash}`}>{moment.back}</Link>
    </section>
  );
};
