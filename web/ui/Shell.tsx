import { useQuery } from '@tanstack/react-query';
import { Link, NavLink, Outlet, useLocation } from 'react-router';
import { languages } from '../words/language.ts';
import { BoardNotices } from './BoardNotices.tsx';
import { useDesk } from './desk.ts';
import { SampleBand } from './SampleBand.tsx';

const LanguageSwitch = () => {
  const { language, words } = useDesk();
  const { pathname, search } = useLocation();
  const linkTo = (other: string): string => {
    const query = new URLSearchParams(search);
    query.set('lang', other);
    return `${pathname}?${query}`;
  };
  const names = { en: 'EN', ko: '한국어' };
  return (
    <span className="languages">
      {languages.map((other) => (
        <Link
          key={other}
          to={linkTo(other)}
          lang={other}
          aria-current={other === language ? 'true' : undefined}
          title={other === language ? words.languageName : undefined}
        >
          {names[other]}
        </Link>
      ))}
    </span>
  );
};

/** What stands around every page at a desk: the way to the others, and the band of invented data. */
export const Shell = () => {
  const { queries, words, kept } = useDesk();
  const { data } = useQuery(queries.head());
  const needs = data?.needs ?? 0;
  return (
    <>
      <a className="skip" href="#content">
        {words.nav.skip}
      </a>
      {data?.sample === true && <SampleBand words={words} />}
      <header className="nav">
        <Link className="brand" to={`/services${kept}`}>
          <img src="/icon.svg" width="22" height="22" alt="" /> {data?.team.name ?? words.nav.brand}
        </Link>
        <nav aria-label={words.nav.main}>
          <a href={`/wall${kept}`}>{words.nav.wall}</a>
          <NavLink
            to={`/services${kept}`}
            aria-label={needs > 0 ? words.list([words.nav.services, words.needCount(needs)]) : undefined}
          >
            {words.nav.services} {needs > 0 && <b>{needs}</b>}
          </NavLink>
          <NavLink to={`/trends/lead-time${kept}`}>{words.trends.page}</NavLink>
          <NavLink to={`/incidents${kept}`}>{words.nav.incidents}</NavLink>
          <NavLink to={`/releases${kept}`}>{words.nav.releases}</NavLink>
        </nav>
        <LanguageSwitch />
      </header>
      <BoardNotices notices={data?.notices ?? []} />
      <main id="content" tabIndex={-1}>
        <Outlet />
      </main>
      <footer className="foot">
        <nav aria-label={words.nav.more}>
          <Link to={`/glossary${kept}`}>{words.glossary.page}</Link>
          <Link to={`/setup${kept}`}>{words.setup.page}</Link>
          <Link to={`/setup/sources${kept}`}>{words.setup.sources.page}</Link>
        </nav>
      </footer>
    </>
  );
};
