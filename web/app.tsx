import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { useLocation } from 'react-router';
import { SECOND_MS } from '#shared/units.ts';
import type { Api } from './api/api.ts';
import type { Clock } from './api/clock.ts';
import type { Queries } from './api/queries.ts';
import { AppRoutes } from './routes.tsx';
import { askedMoment } from './ui/asked-moment.ts';
import { createDesk, DeskContext } from './ui/desk.ts';
import type { DeviceMemory } from './ui/device-memory.ts';
import { keptSearch } from './ui/kept-search.ts';
import { createKeyBook } from './ui/key-book.ts';
import { areKeysOn } from './ui/key-switch.ts';
import { KeysContext } from './ui/keys.ts';
import { showsMoment } from './ui/moment-pages.ts';
import { useNow } from './ui/use-now.ts';
import { type Language, readLanguage } from './words/language.ts';

interface AppProps {
  readonly api: Api;
  readonly queries: Queries;
  readonly clock: Clock;
  /** Of the browser, until the team's is known. */
  readonly language: Language;
  readonly zone: string;
  readonly memory: DeviceMemory;
}

const TICK_MS = 5 * SECOND_MS;

/** What of `?at=` the page can show: it asks the server, which also says what is wrong with a moment. */
const useMoment = (liveNowMs: number) => {
  const { pathname, search } = useLocation();
  const at = new URLSearchParams(search).get('at');
  const isAhead = askedMoment(at, liveNowMs).kind === 'ahead';
  // The same one until it changes, so that what hangs on it is not made anew at every tick.
  const asked = useMemo(() => askedMoment(at, isAhead ? 0 : Number.POSITIVE_INFINITY), [at, isAhead]);
  const isShown = showsMoment(pathname);
  return {
    asked,
    at: isShown && (asked.kind === 'past' || asked.kind === 'unread') ? asked.at : null,
    nowMs: isShown && asked.kind === 'past' ? asked.atMs : null,
  };
};

/** The screens at a desk, in the reader's or the team's language and in the team's zone. */
export const App = ({ api, queries, clock, language, zone, memory }: AppProps) => {
  const { search } = useLocation();
  const { data, dataUpdatedAt } = useQuery(queries.head());
  const deviceNowMs = useNow(clock, TICK_MS);
  const [book] = useState(() => createKeyBook(() => areKeysOn(memory)));
  const spoken = readLanguage(new URLSearchParams(search).get('lang')) ?? data?.team.language ?? language;
  const aheadMs = data === undefined ? 0 : Date.parse(data.at) - dataUpdatedAt;
  const liveNowMs = deviceNowMs + aheadMs;
  // Before the server's time is known, no moment is taken for one to come.
  const { asked, at, nowMs } = useMoment(data === undefined ? Number.POSITIVE_INFINITY : liveNowMs);
  const desk = useMemo(
    () =>
      createDesk({
        api,
        queries,
        language: spoken,
        zone: data?.team.timeZone ?? zone,
        readerZone: zone,
        nowMs: nowMs ?? liveNowMs,
        liveNowMs,
        deviceNowMs,
        clock,
        aheadMs,
        asked,
        at,
        memory,
        kept: keptSearch(search),
      }),
    [
      api,
      queries,
      spoken,
      data?.team.timeZone,
      zone,
      nowMs,
      liveNowMs,
      deviceNowMs,
      clock,
      aheadMs,
      asked,
      at,
      memory,
      search,
    ],
  );
  useEffect(() => {
    document.documentElement.lang = spoken;
  }, [spoken]);
  return (
    <DeskContext value={desk}>
      <KeysContext value={book}>
        <AppRoutes book={book} search={search} />
      </KeysContext>
    </DeskContext>
  );
};
