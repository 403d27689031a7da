import fc from 'fast-check';
import type { TallyBody } from '#shared/api/tallies.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '#shared/units.ts';

/** A board's facts, as its API takes them. */
export interface RandomFacts {
  readonly yaml: string;
  readonly tallies: readonly TallyBody[];
  readonly deployments: readonly object[];
  readonly incidents: readonly object[];
}

export const randomNow = '2026-11-22T12:00:30Z';
const nowMs = Date.parse(randomNow);
const services = ['shop', 'till'] as const;
const objectives = ['availability', 'jobs'] as const;

const instant = (atMs: number): string => new Date(atMs).toISOString();
/** Some time in the last so many days, often lately. */
const age = (days: number) =>
  fc.oneof(fc.integer({ min: 0, max: days * DAY_MS }), fc.integer({ min: 0, max: 2 * HOUR_MS }));

const tally = fc
  .record({
    service: fc.constantFrom(...services),
    objective: fc.constantFrom(...objectives),
    ageMs: age(40),
    total: fc.integer({ min: 0, max: 5_000 }),
    badRatio: fc.oneof(
      { weight: 3, arbitrary: fc.constant(0) },
      { weight: 1, arbitrary: fc.double({ min: 0, max: 1, noNaN: true }) },
    ),
  })
  .map(({ ageMs, total, badRatio, ...of }) => {
    const atMs = Math.floor((nowMs - ageMs) / MINUTE_MS) * MINUTE_MS;
    return { ...of, at: instant(atMs), good: total - Math.floor(total * badRatio), total };
  });

const sha = (number: number): string => number.toString(16).padStart(40, '0');

const deployment = fc
  .record({
    service: fc.constantFrom(...services),
    ageMs: age(100),
    result: fc.constantFrom('success', 'success', 'success', 'failure'),
    automated: fc.option(fc.boolean(), { nil: undefined }),
    version: fc.option(fc.constantFrom('1.0', '1.1', '1.2', '2.0'), { nil: undefined }),
    changes: fc.array(fc.record({ number: fc.integer({ min: 1, max: 400 }), ageMs: age(120) }), {
      maxLength: 4,
    }),
  })
  .map(({ ageMs, changes, ...of }) => ({
    ...of,
    finishedAt: instant(nowMs - ageMs),
    changes: changes.map((each) => ({ sha: sha(each.number), committedAt: instant(nowMs - each.ageMs) })),
  }));

const incident = fc
  .record({
    service: fc.constantFrom(...services),
    severity: fc.integer({ min: 1, max: 4 }),
    ageMs: age(100),
    lengthMs: fc.integer({ min: MINUTE_MS, max: 3 * DAY_MS }),
    detectedBy: fc.constantFrom('monitoring', 'person'),
  })
  .map(({ ageMs, lengthMs, ...of }) => {
    const startMs = nowMs - ageMs;
    const isOver = startMs + lengthMs < nowMs;
    return {
      ...of,
      title: 'It does not answer',
      startedAt: instant(startMs),
      detectedAt: instant(Math.min(nowMs, startMs + MINUTE_MS)),
      ...(isOver ? { resolvedAt: instant(startMs + lengthMs) } : {}),
    };
  });

const agreed = fc
  .record({
    zone: fc.constantFrom('UTC', 'Asia/Seoul', 'Australia/Lord_Howe', 'America/New_York'),
    target: fc.constantFrom('90%', '99%', '99.9%', '95%'),
    window: fc.constantFrom('7d', '28d', '30d', 'week', 'month'),
    before: fc.constantFrom('80%', '99.5%'),
    leadWindow: fc.constantFrom('28d', '90d', 'quarter'),
    statistic: fc.constantFrom('median', 'mean'),
  })
  .map(
    ({ zone, target, window, before, leadWindow, statistic }) => `
team: { timeZone: ${zone}, sprint: { length: 2w, firstDay: 2026-01-05 } }
services:
${services
  .map(
    (id) =>
      `  - { id: ${id}, group: web, objectives: [{ id: availability, push: {}, minimumEvents: 1 }, { id: jobs, push: {} }] }`,
  )
  .join('\n')}
agreement:
  effectiveFrom: 2026-11-10T00:00:00Z
  metrics:
    availability: { target: ${target}, window: ${window} }
    lead-time: { atMost: 4d, window: ${leadWindow} }
    deployment-frequency: { atLeast: 3/week, window: 28d }
    change-failure-rate: { atMost: 15%, window: 90d }
    time-to-restore: { atMost: 60m, window: 90d, statistic: ${statistic} }
  services: { till: { jobs: { target: 99%, window: 7d } } }
  history:
    - { effectiveFrom: 2026-01-01T00:00:00Z, metrics: { availability: { target: ${before}, window: 30d } } }
`,
  );

const named = <T extends object>(rows: readonly T[], prefix: string): (T & { id: string })[] =>
  rows.map((row, at) => ({ ...row, id: `${prefix}${at}` }));

/** Two services with two objectives each, whatever happened to them, and whatever was agreed. */
export const randomFacts: fc.Arbitrary<RandomFacts> = fc
  .record({
    yaml: agreed,
    tallies: fc.array(tally, { maxLength: 120 }),
    deployments: fc.array(deployment, { maxLength: 25 }),
    incidents: fc.array(incident, { maxLength: 8 }),
  })
  .map(({ deployments, incidents, ...facts }) => ({
    ...facts,
    deployments: named(deployments, 'd'),
    incidents: named(incidents, 'i'),
  }));
