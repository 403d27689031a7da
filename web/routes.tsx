import { lazy } from 'react';
import { Link, Navigate, Route, Routes } from 'react-router';
import { ServicesScreen } from './screens/services/ServicesScreen.tsx';
import { useDesk } from './ui/desk.ts';
import type { KeyBook } from './ui/key-book.ts';
import { firstPlace } from './ui/last-place.ts';
import { Shell } from './ui/Shell.tsx';

// Each with what it alone needs, such as the library of charts: not before somebody goes there.
const BudgetScreen = lazy(async () => ({
  default: (await import('./screens/budget/BudgetScreen.tsx')).BudgetScreen,
}));
const EvidenceScreen = lazy(async () => ({
  default: (await import('./screens/evidence/EvidenceScreen.tsx')).EvidenceScreen,
}));
const GlossaryScreen = lazy(async () => ({
  default: (await import('./screens/glossary/GlossaryScreen.tsx')).GlossaryScreen,
}));
const IncidentScreen = lazy(async () => ({
  default: (await import('./screens/incident/IncidentScreen.tsx')).IncidentScreen,
}));
const IncidentsScreen = lazy(async () => ({
  default: (await import('./screens/incidents/IncidentsScreen.tsx')).IncidentsScreen,
}));
const ReceiptScreen = lazy(async () => ({
  default: (await import('./screens/receipt/ReceiptScreen.tsx')).ReceiptScreen,
}));
const ReleaseScreen = lazy(async () => ({
  default: (await import('./screens/release/ReleaseScreen.tsx')).ReleaseScreen,
}));
const ReleasesScreen = lazy(async () => ({
  default: (await import('./screens/releases/ReleasesScreen.tsx')).ReleasesScreen,
}));
const ServiceScreen = lazy(async () => ({
  default: (await import('./screens/service/ServiceScreen.tsx')).ServiceScreen,
}));
const SetupScreen = lazy(async () => ({
  default: (await import('./screens/setup/SetupScreen.tsx')).SetupScreen,
}));
const SourcesScreen = lazy(async () => ({
  default: (await import('./screens/setup/SourcesScreen.tsx')).SourcesScreen,
}));
const TrendsScreen = lazy(async () => ({
  default: (await import('./screens/trends/TrendsScreen.tsx')).TrendsScreen,
}));

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

/** Which screen an address shows. @param search of the address, for what `/` leads to */
export const AppRoutes = ({ book, search }: { readonly book: KeyBook; readonly search: string }) => {
  const { kept, memory } = useDesk();
  return (
    <Routes>
      <Route element={<Shell book={book} />}>
        <Route index element={<Navigate replace to={firstPlace(memory, search)} />} />
        <Route path="services" element={<ServicesScreen />} />
        <Route path="s/:service" element={<ServiceScreen />} />
        <Route path="s/:service/budget" element={<BudgetScreen />} />
        <Route path="trends" element={<Navigate replace to={`/trends/lead-time${kept}`} />} />
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
  );
};
