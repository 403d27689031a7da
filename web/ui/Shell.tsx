import { useQuery } from '@tanstack/react-query';
import { Suspense, useEffect } from 'react';
import { Link, Outlet, useLocation } from 'react-router';
import { languages } from '../words/language.ts';
import { isSameClock } from '../words/same-clock.ts';
import { BoardNotices } from './BoardNotices.tsx';
import { CopyLink } from './CopyLink.tsx';
import { useDesk } from './desk.ts';
import { Fence } from './Fence.tsx';
import { FrameKeys } from './FrameKeys.tsx';
import type { KeyBook } from './key-book.ts';
import { LiveRegion } from './LiveRegion.tsx';
import { Loading } from './Loading.tsx';
import { rememberPlace } from './last-place.ts';
import { MomentBar } from './MomentBar.tsx';
import { type Destination, navigationOf } from './navigation.ts';
import { SampleBand } from './SampleBand.tsx';
import { useArrival } from './use-arrival.ts';

const LanguageSwitch = () => {
  const { language, words } = useDesk();
  const { pathname, search, hash } = useLocation();
  const linkTo = (other: string): string => {
    const query = new URLSearchParams(search);
    query.set('lang', other);
    return `${pathname}?${query}${hash}`;
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

/** @param needs how many services need someone: said with the link to them alone */
const NavigationItem = ({ page, needs }: { readonly page: Destination; readonly needs: number }) => {
  const { words } = useDesk();
  const { name, href, section } = page;
  const { pathname } = useLocation();
  if (page.isOwnPage) return <a href={href}>{name}</a>;
  const isHere = section.some((start) => pathname.startsWith(start));
  const isCounted = section.includes('/services') && needs > 0;
  return (
    <Link to={href} className={isHere ? 'active' : ''} aria-current={isHere ? 'page' : undefined}>
      {!isCounted && name}
      {isCounted && (
        <>
          <span className="visually-hidden">{words.list([name, words.needCount(needs)])}</span>
          {/* A number without its word is for the eye alone. */}
          <span aria-hidden="true">
            {name} <b>{needs}</b>
          </span>
        </>
      )}
    </Link>
  );
};

const Header = ({ teamName, needs }: { readonly teamName: string | undefined; readonly needs: number }) => {
  const { words, kept } = useDesk();
  return (
    <header className="nav">
      <Link className="brand" to={`/services${kept}`}>
        <img src="/icon.svg" width="22" height="22" alt="" /> <span>{teamName ?? words.nav.brand}</span>
      </Link>
      <nav aria-label={words.nav.main}>
        {navigationOf(words, kept).map((page) => (
          <NavigationItem key={page.key} page={page} needs={needs} />
        ))}
      </nav>
      <span className="frame-tools">
        <CopyLink />
        <button type="button" className="frame-button print-button" onClick={() => window.print()}>
          {words.frame.print}
        </button>
        <LanguageSwitch />
      </span>
    </header>
  );
};

/** Which zone the times are in, said where the reader's own is another. */
const ZoneLine = () => {
  const { words, zone, readerZone, liveNowMs } = useDesk();
  return isSameClock(zone, readerZone, liveNowMs) ? null : (
    <p className="foot-zone faint">{words.zoneHint(zone)}</p>
  );
};

const Foot = ({ book }: { readonly book: KeyBook }) => {
  const { words, kept } = useDesk();
  return (
    <footer className="foot">
      <nav aria-label={words.nav.more}>
        <Link to={`/glossary${kept}`}>{words.glossary.page}</Link>
        <Link to={`/setup${kept}`}>{words.setup.page}</Link>
        <Link to={`/setup/sources${kept}`}>{words.setup.sources.page}</Link>
        <FrameKeys book={book} />
      </nav>
      <ZoneLine />
    </footer>
  );
};

/** What stands around every page at a desk: the way to the others, the moment, and the band of invented data. */
export const Shell = ({ book }: { readonly book: KeyBook }) => {
  const { queries, words, memory, at } = useDesk();
  const { data } = useQuery(queries.head());
  const { pathname, search } = useLocation();
  useEffect(() => rememberPlace(memory, pathname, search), [memory, pathname, search]);
  useArrival();
  return (
    <>
      <a className="skip" href="#content">
        {words.nav.skip}
      </a>
      {data?.sample === true && <SampleBand words={words} />}
      <Header teamName={data?.team.name} needs={data?.needs ?? 0} />
      <MomentBar />
      <BoardNotices notices={data?.notices ?? []} />
      <main id="content" tabIndex={-1}>
        <Fence key={pathname} words={words}>
          <Suspense fallback={<Loading />}>
            <Outlet />
          </Suspense>
        </Fence>
      </main>
      <Foot book={book} />
      {at === null && data !== undefined && <LiveRegion services={data.services} />}
    </>
  );
};
