import type { WallAnswer, WallDelivery, WallService } from '#shared/api/wall.ts';

/** Hand-written answers for what the wall draws; the server's own answers are tested in the journeys. */
export const NOW = '2025-11-21T06:10:00Z';

type Objective = NonNullable<WallService['objective']>;

export const objective = (more: Partial<Objective> = {}): Objective => ({
  service: 'orders',
  objective: 'availability',
  direction: 'steady',
  coveredFrom: null,
  sli: { kind: 'counters', name: 'availability' },
  target: 0.999,
  window: '30d',
  good: 999_500,
  total: 1_000_000,
  value: 0.9995,
  coverage: 1,
  collectorDownMinutes: 0,
  low: null,
  high: null,
  budget: { allowed: 1_000, spent: 500, remaining: 0.5, allowedMinutes: null, estimated: false },
  burn: [],
  state: 'met',
  since: null,
  exhaustedAt: null,
  backInsideAt: null,
  reason: null,
  agreementVersion: 7,
  lastHeardAt: NOW,
  nodataSince: null,
  notAnswering: null,
  needsSomeone: false,
  receipt: null,
  ...more,
});

export const service = (id: string, more: Partial<WallService> = {}): WallService => ({
  id,
  name: { en: `Service ${id}`, ko: `서비스 ${id}` },
  group: null,
  owner: 'MES team',
  objective: objective({ service: id }),
  objectiveCount: 1,
  days: Array.from({ length: 30 }, () => ({ start: NOW, spent: 0 })),
  failingRatio: 0,
  burnRate: 0,
  releaseBefore: null,
  partial: null,
  ...more,
});

export const delivery = (more: Partial<WallDelivery> = {}): WallDelivery => ({
  metric: 'lead-time',
  title: { en: 'Lead time', ko: '변경 리드 타임' },
  unit: 'seconds',
  value: 263_520,
  n: 13,
  reason: null,
  window: { name: '28d', start: NOW, end: NOW, zone: 'Asia/Seoul', coveredFrom: null },
  judgement: { state: 'met', limit: { kind: 'atMost', value: 345_600 }, agreementVersion: 7 },
  statistic: null,
  atLeastSeconds: null,
  weeks: [],
  usual: null,
  trend: { verdict: 'steady', went: null, points: 16, pointsNeeded: 12 },
  ...more,
});

export const wallAnswer = (more: Partial<WallAnswer> = {}): WallAnswer => {
  const services = more.services ?? [service('a'), service('b')];
  return {
    at: NOW,
    build: 'b1',
    team: { name: 'Plant MES', timeZone: 'Asia/Seoul', language: 'en' },
    publicUrl: null,
    sample: false,
    problems: [],
    services,
    reporting: { heard: services.length, of: services.length },
    calmDays: null,
    deliveries: [delivery()],
    lastRelease: null,
    nextRelease: null,
    agreement: { version: 7, effectiveFrom: '2025-10-01T00:00:00Z' },
    notices: [],
    ...more,
  };
};
