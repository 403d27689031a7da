import { usualSprint } from '#shared/sprint.ts';
import { DAY_SECONDS, HOUR_SECONDS } from '#shared/units.ts';
import type { AgreementConfig, Config, ObjectiveConfig } from './config.ts';
import { httpProbeTarget } from './http-probe-target.ts';
import { ownOrigin } from './listen-address.ts';
import { defaultScrapeSettings } from './scrape-settings.ts';

/** A board that nobody looks at yet answers little but its own scrapes: a value is shown after a few minutes. */
const FEWEST_OWN_REQUESTS = 20;

const watchItself = (address: string): ObjectiveConfig[] => {
  const scrape = {
    kind: 'scrape',
    targets: [`${address}/metrics`],
    intervalSeconds: 15,
    timeoutSeconds: 10,
    discovered: null,
    settings: defaultScrapeSettings,
  } as const;
  const requests = {
    kind: 'counters',
    total: 'andon_http_requests_total',
    part: 'bad',
    selector: 'andon_http_requests_total{code=~"5.."}',
  } as const;
  const target = httpProbeTarget(`${address}/healthz`);
  return [
    {
      id: 'availability',
      minimumEvents: FEWEST_OWN_REQUESTS,
      source: { ...scrape, indicator: requests },
    },
    { id: 'reachability', minimumEvents: null, source: { ...scrape, indicator: { kind: 'up' } } },
    {
      id: 'web',
      minimumEvents: null,
      source: { kind: 'probe', target, retries: 0, intervalSeconds: 30, timeoutSeconds: 5 },
    },
  ];
};

const agreement: AgreementConfig = {
  managedBy: 'product',
  signedBy: ['development', 'operations', 'business'],
  effectiveFromMs: null,
  metrics: {
    availability: { target: 0.995, window: '30d' },
    reachability: { target: 0.995, window: '30d' },
    web: { target: 0.995, window: '30d' },
    'lead-time': { atMost: 4 * DAY_SECONDS, window: '28d' },
    'deployment-frequency': { atLeast: 1, window: '28d' },
    'change-failure-rate': { atMost: 0.15, window: '90d' },
    'time-to-restore': { atMost: HOUR_SECONDS, window: '90d' },
  },
  services: {},
  history: [],
};

/**
 * The configuration without a file: the board watches itself where it listens, and nothing else.
 * The zone is the machine's.
 */
export const createDefaultConfig = ({
  listen,
  dataDir,
  timeZone,
}: Pick<Config, 'listen' | 'dataDir'> & { readonly timeZone: string }): Config => ({
  team: { name: 'Andon', timeZone, language: 'en', sprint: usualSprint },
  listen,
  publicUrl: null,
  dataDir,
  production: ['production'],
  services: [
    {
      id: 'andon',
      name: { en: 'Andon', ko: '안돈' },
      group: null,
      owner: null,
      repository: null,
      branch: null,
      paths: [],
      releases: null,
      aka: [],
      dependsOn: [],
      objectives: watchItself(ownOrigin(listen)),
    },
  ],
  discovery: [],
  hooks: [],
  codeHosts: [],
  outbound: { allow: [], deny: [] },
  agreement,
});
