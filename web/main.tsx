import 'pretendard/dist/web/variable/pretendardvariable-dynamic-subset.css';
import './ui/tokens.css';
import './ui/base.css';
import './ui/app.css';
import './ui/events.css';
import './ui/statement.css';
import './ui/frame.css';
import './screens/glossary/glossary.css';
import './ui/days.css';
import './charts/charts.css';
import './screens/services/services.css';
import './screens/service/service.css';
import './screens/setup/setup.css';
import './screens/trends/trends.css';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { askBrowser, createApi } from './api/api.ts';
import { createClock } from './api/clock.ts';
import { openBrowserStream, startLive } from './api/live.ts';
import { askAgain, createQueries } from './api/queries.ts';
import { App } from './app.tsx';
import { applyTheme } from './ui/apply-theme.ts';
import { createDeviceMemory } from './ui/device-memory.ts';

const page = document.documentElement;
applyTheme(
  new URLSearchParams(location.search),
  page,
  matchMedia('(prefers-color-scheme: light)'),
  matchMedia('print'),
);

const clock = createClock();
const client = new QueryClient();
const api = createApi(askBrowser);
const queries = createQueries(api, clock);
startLive(
  { clock, openStream: openBrowserStream, chance: Math.random },
  { onBeat: () => {}, onAsk: (nouns) => askAgain(client, nouns), onLost: () => {} },
);

const root = document.getElementById('root');
if (root === null) throw new TypeError('index.html has no #root');
createRoot(root).render(
  <QueryClientProvider client={client}>
    <BrowserRouter>
      <App
        api={api}
        queries={queries}
        clock={clock}
        language={navigator.language.startsWith('ko') ? 'ko' : 'en'}
        memory={createDeviceMemory(() => localStorage)}
        zone={Intl.DateTimeFormat().resolvedOptions().timeZone}
      />
    </BrowserRouter>
  </QueryClientProvider>,
);
