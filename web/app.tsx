import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { Link, Navigate, Route, Routes, useLocation } from 'react-router';
import { SECOND_MS } from '#shared/units.ts';
import type { Api } from './api/api.ts';
import type { Clock } from './api/clock.ts';
import type { Queries } from './api/queries.ts';
import { BudgetScreen } from './screens/budget/BudgetScreen.tsx';
import { EvidenceScreen } from './screens/evidence/EvidenceScreen.tsx';
import { GlossaryScreen } from './screens/glossary/GlossaryScreen.tsx';
import { IncidentScreen } from './screens/incident/IncidentScreen.tsx';
import { IncidentsScreen } from './screens/incidents/IncidentsScreen.tsx';
import { ReceiptScreen } from './screens/receipt/ReceiptScreen.tsx';
import { ReleaseScreen } from './screens/release/ReleaseScreen.tsx';
import { ReleasesScreen } from './screens/releases/ReleasesScreen.tsx';
import { ServiceScreen } from './screens/service/ServiceScreen.tsx';
import { ServicesScreen } from './screens/services/ServicesScreen.tsx';
import { SetupScreen } from './screens/setup/SetupScreen.tsx';
import { SourcesScreen } from './screens/setup/SourcesScreen.tsx';
import { TrendsScreen } from './screens/trends/TrendsScreen.tsx';
import { createDesk, DeskContext, useDesk } from './ui/desk.ts';
import { keptSearch } from './ui/kept-search.ts';
import { Shell } from './ui/Shell.tsx';
import { useNow } from './ui/use-now.ts';
import { type Language, readLanguage } from './words/language.ts';

const NotFound = () => {
  const { words, kept } = useDesk();
  return (
    <>
      <title>{words.error.notFound}</title>
      <h1>{words.error.notFound}</h1>
      <p>
        <Link to={`/services${kept}`}>{words.error.back}</Link>
      </p>
    </>
  );
};

interface AppProps {
  readonly api: Api;
  readonly queries: Queries;
  readonly clock: Clock;
  /** Of the browser, until the team's is known. */
  readonly language: Language;
  readonly zone: string;
}

const TICK_MS = 5 * SECOND_MS;

/** The screens at a desk, in the reader's or the team's language and in the team's zone. */
export const App = ({ api, queries, clock, language, zone }: AppProps) => {
  const { search } = useLocation();
  const { data, dataUpdatedAt } = useQuery(queries.head());
  const deviceNowMs = useNow(clock, TICK_MS);
  const asked = readLanguage(new URLSearchParams(search).get('lang'));
  const spoken = asked ?? data?.team.language ?? language;
  const aheadMs = data === undefined ? 0 : Date.parse(data.at) - dataUpdatedAt;
  const desk = useMemo(
    () =>
      createDesk({
        api,
        queries,
        language: spoken,
        zone: data?.team.timeZone ?? zone,
        nowMs: deviceNowMs + aheadMs,
        deviceNowMs,
        clock,
        aheadMs,
        at: new URLSearchParams(search).get('at'),
        kept: keptSearch(search),
      }),
    [api, queries, spoken, data?.team.timeZone, zone, deviceNowMs, clock, aheadMs, search],
  );
  useEffect(() => {
    document.documentElement.lang = spoken;
  }, [spoken]);
  return (
    <DeskContext value={desk}>
      <Routes>
        <Route element={<Shell />}>
          <Route index element={<Navigate replace to={`/services${desk.kept}`} />} />
          <Route path="services" element={<ServicesScreen />} />
          <Route path="s/:service" element={<ServiceScreen />} />
          <Route path="s/:service/budget" element={<BudgetScreen />} />
          <Route path="trends" element={<Navigate replace to={`/trends/lead-time${desk.kept}`} />} />
          <Route path="trends/:metric" element={<TrendsScreen />} />
          <Route path="glossary" element={<GlossaryScreen />} />
          <Route path="incidents" element={<IncidentsScreen />} />
          <Route path="incidents/:service/:id" element={<IncidentScreen />} />
          <Route path="releases" element={<ReleasesScreen />} />
          <Route path="releases/:service/:environment/:id" element={<ReleaseScreen />} />
          <Route path="evidence/:metric" element={<EvidenceScreen />} />
          <Route path="receipts/:id" element={<ReceiptScreen />} />
          <Route path="setup" element={<SetupScreen />} />
          <Route path="setup/sources" element={<SourcesScreen />} />
          <Route path="*" element={<NotFound />} />
        </Route>
      </Routes>
    </DeskContext>
  );
};
