import { describe, expect, it } from 'vitest';
import type { DiscoveryActivity } from '../../../server/collector-activity.ts';
import type { Source } from '../../../server/compute/sources.ts';
import { plainConnection } from '../../../server/config/connection.ts';
import { toDiscoveryItem, toSourceItem } from '../../../server/serve/source-answer.ts';
import { configOf, scrape } from '../collect/rig.ts';

const CANARY = 'hunter2';
const settings = {
  ...scrape([]).settings,
  connection: {
    ...plainConnection,
    headers: { 'x-api-key': CANARY },
    credentials: { kind: 'basic' as const, username: 'bob', password: { value: CANARY } },
  },
};

/** A target as discovery may give it: what proves who asks stands in its address, its labels and its headers. */
function discoveredSource(): Source {
  const [service] = configOf({ pages: scrape([], { settings }) }).services;
  const [objective] = service?.objectives ?? [];
  if (service === undefined || objective === undefined)
    throw new Error('the configuration has one objective');
  return {
    service,
    objective,
    activity: {
      sliId: 1,
      target: `http://bob:${CANARY}@10.0.0.7:9101/metrics?token=${CANARY}`,
      labels: {
        instance: `bob:${CANARY}@10.0.0.7:9101`,
        page: `https://bob:${CANARY}@a.example/`,
        env: 'live',
      },
      intervalSeconds: 15,
      timeoutSeconds: 7,
      nextAtMs: null,
      sampleCount: 1_240,
      seriesCount: 8,
      badCount: null,
      warnings: [],
      probe: {
        phases: { dns: 0.001, connect: 0.002, total: 0.01 },
        certificateValidToMs: Date.UTC(2027, 0, 1),
      },
    },
    state: null,
    standing: 'waiting',
    lastHeardAtMs: null,
    backfill: { sliId: 1, fromMs: 0, toMs: 600_000, doneMinutes: 3, owedMinutes: 10, failure: null },
  };
}

const discovery: DiscoveryActivity = {
  job: 'pages',
  kind: 'http',
  place: `https://bob:${CANARY}@sd.example/targets?key=${CANARY}`,
  readAtMs: 0,
  targetCount: 300,
  droppedCount: 2,
  unclaimed: Array.from({ length: 250 }, (_, index) => `bob:${CANARY}@10.0.1.${index}:9100`),
  failure: null,
};

describe('a source as the API says it', () => {
  it('names its address and labels without a secret', () => {
    const item = toSourceItem(discoveredSource());
    expect(item.target).toBe('http://10.0.0.7:9101/metrics?token=…');
    expect(item.labels).toEqual({ instance: '10.0.0.7:9101', page: 'https://a.example/', env: 'live' });
    expect(JSON.stringify(item)).not.toContain(CANARY);
  });

  it('says how long an attempt may take, also at a target that discovery gives', () => {
    expect(toSourceItem(discoveredSource()).timeoutSeconds).toBe(7);
  });

  it('says how much of the past is filled in', () => {
    expect(toSourceItem(discoveredSource()).backfill).toEqual({
      from: '1970-01-01T00:00:00.000Z',
      to: '1970-01-01T00:10:00.000Z',
      doneRatio: 0.3,
      failure: null,
    });
  });
});

describe('a probed source as the API says it', () => {
  it('says where the time went, in order, and how long the certificate holds', () => {
    const { timings, certificateValidTo } = toSourceItem(discoveredSource());
    expect(timings).toEqual([
      { step: 'dns', seconds: 0.001 },
      { step: 'connect', seconds: 0.002 },
      { step: 'total', seconds: 0.01 },
    ]);
    expect(certificateValidTo).toBe('2027-01-01T00:00:00.000Z');
  });
});

describe('a discovery as the API says it', () => {
  it('names its place and its unclaimed targets without a secret, the first hundred of them', () => {
    const item = toDiscoveryItem(discovery);
    expect(item.place).toBe('https://sd.example/targets?key=…');
    expect(item.unclaimed).toHaveLength(100);
    expect(item.unclaimed[0]).toBe('10.0.1.0:9100');
    expect(item.unclaimedCount).toBe(250);
    expect(JSON.stringify(item)).not.toContain(CANARY);
  });
});
