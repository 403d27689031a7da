import { DAY_SECONDS, HOUR_SECONDS } from '#shared/units.ts';
import type { AgreementConfig, Config, ObjectiveConfig } from './config.ts';
import { ownOrigin } from './listen-address.ts';
import { defaultScrapeLimits } from './scrape-limits.ts';

/** A board that nobody looks at yet answers little but its own scrapes: a value is shown after a few minutes. */
const FEWEST_OWN_REQUESTS = 20;

const watchItself = (address: string): ObjectiveConfig[] => {
  const scrape = {
    kind: 'scrape',
    targets: [`${address}/metrics`],
    intervalSeconds: 15,
    timeoutSeconds: 10,
    good: null,
    limits: defaultScrapeLimits,
  } as const;
  const bad = 'andon_http_requests_total{code=~"5.."}';
  const target = { kind: 'http', url: `${address}/healthz`, status: [200], bodyMatches: null } as const;
  return [
    {
      id: 'availability',
      minimumEvents: FEWEST_OWN_REQUESTS,
      source: { ...scrape, total: 'andon_http_requests_total', bad },
    },
    { id: 'reachability', minimumEvents: null, source: { ...scrape, total: null, bad: null } },
    {
      id: 'web',
      minimumEvents: null,
      source: { kind: 'probe', target, intervalSeconds: 30, timeoutSeconds: 5 },
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
  team: { name: 'Andon', timeZone, language: 'en' },
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
      aka: [],
      dependsOn: [],
      objectives: watchItself(ownOrigin(listen)),
    },
  ],
  agreement,
});
