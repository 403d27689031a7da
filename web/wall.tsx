import 'pretendard/dist/web/variable/pretendardvariable-dynamic-subset.css';
import './ui/tokens.css';
import './ui/base.css';
import './screens/wall/wall.css';
import { createRoot } from 'react-dom/client';
import { askBrowser, createApi } from './api/api.ts';
import { createClock } from './api/clock.ts';
import { openBrowserStream } from './api/live.ts';
import { shouldReload } from './api/newer-build.ts';
import { createWallFeed } from './api/wall-feed.ts';
import { applySettings } from './screens/wall/apply-settings.ts';
import { offlineText } from './screens/wall/offline-text.ts';
import { readSettings } from './screens/wall/settings.ts';
import { WallScreen } from './screens/wall/WallScreen.tsx';

declare const __BUILD_ID__: string;

const settings = readSettings(location.search);
applySettings(settings, document.documentElement, matchMedia('(prefers-color-scheme: light)'));

const clock = createClock();
const feedStore = createWallFeed(
  {
    clock,
    api: createApi(askBrowser),
    openStream: openBrowserStream,
    chance: Math.random,
  },
  settings.group,
);
const onCalmBuild = (served: string | null): void => {
  if (shouldReload(__BUILD_ID__, served, sessionStorage)) location.reload();
};

void document.fonts.load('1rem "Pretendard Variable"', offlineText());

const root = document.getElementById('root');
if (root === null) throw new TypeError('wall.html has no #root');
createRoot(root).render(
  <WallScreen
    feedStore={feedStore}
    clock={clock}
    settings={settings}
    pageOrigin={location.origin}
    onCalmBuild={onCalmBuild}
  />,
);
