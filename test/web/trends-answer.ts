import type { TrendSeries, TrendsAnswer } from '#shared/api/trends.ts';
import { DAY_SECONDS, WEEK_MS } from '#shared/units.ts';

const iso = (atMs: number): string => new Date(atMs).toISOString();
const firstMs = Date.parse('2025-02-17T00:00:00Z');
const weekMs = (index: number): number => firstMs + index * WEEK_MS;

/** The invented weeks of the mock (UX.md §2.6): medians of days, a shift at the 22nd, and an odd one at the 34th. */
const days = [
  5.6, 4.9, 5.8, 5.1, 4.4, 5.5, 6.1, 5.0, 4.7, 5.6, 5.3, 4.8, 6.0, 5.2, 4.6, 5.4, 5.7, 4.9, 5.1, 5.5, 4.8,
  3.9, 3.4, 2.8, 3.3, 3.0, 3.6, 2.7, 3.1, 3.4, 2.9, 3.5, 3.0, 6.4, 3.6, 2.8, 3.2, 3.0, 3.3, 3.1,
];
const SHIFT = 21;
const ODD = 33;

const versions = [
  { version: 5, days: 7, fromWeek: -10 },
  { version: 6, days: 5, fromWeek: 6 },
  { version: 7, days: 4, fromWeek: 32 },
];
const inForce = (week: number) => versions.findLast(({ fromWeek }) => fromWeek <= week) ?? versions[0];

const judgementOf = (week: number, value: number | null): TrendSeries['figure']['judgement'] => {
  const version = inForce(week);
  const limit = (version?.days ?? 0) * DAY_SECONDS;
  return {
    state: value === null ? 'nodata' : value > limit ? 'outside' : 'met',
    limit: { kind: 'atMost', value: limit },
    agreementVersion: version?.version ?? null,
  };
};

const points = (values: readonly (number | null)[]): TrendSeries['points'] =>
  values.map((value, week) => ({
    start: iso(weekMs(week)),
    end: iso(weekMs(week + 1)),
    value,
    n: value === null ? 0 : 4,
    partial: false,
    reason: value === null ? 'no-data' : null,
    judgement: judgementOf(week, value),
  }));

export const trendSeries = (changes: Partial<TrendSeries> = {}): TrendSeries => ({
  metric: 'lead-time',
  title: { en: 'Lead time for changes', ko: '변경 리드 타임' },
  unit: 'seconds',
  better: 'lower',
  figure: {
    value: 3.2 * DAY_SECONDS,
    n: 61,
    reason: null,
    judgement: judgementOf(39, 3.2 * DAY_SECONDS),
    window: '28d',
    statistic: 'median',
    atLeastSeconds: null,
    receipt: 'lead-time.all.28d',
  },
  by: 'week',
  points: points(days.map((value) => value * DAY_SECONDS)),
  behaviour: {
    centre: 3.2 * DAY_SECONDS,
    lower: 1.9 * DAY_SECONDS,
    upper: 4.5 * DAY_SECONDS,
    signals: [
      {
        rule: 'outside',
        from: iso(weekMs(ODD)),
        to: iso(weekMs(ODD + 1)),
        side: 'above',
        improvement: false,
        known: true,
      },
    ],
    baselines: [
      {
        start: iso(weekMs(0)),
        end: iso(weekMs(SHIFT)),
        centre: 5.2 * DAY_SECONDS,
        lower: 3.4 * DAY_SECONDS,
        upper: 7.04 * DAY_SECONDS,
        status: 'locked',
        trial: false,
        startedBy: 'beginning',
        proposedBy: null,
      },
      {
        start: iso(weekMs(SHIFT)),
        end: iso(weekMs(days.length)),
        centre: 3.2 * DAY_SECONDS,
        lower: 1.9 * DAY_SECONDS,
        upper: 4.5 * DAY_SECONDS,
        status: 'proposed',
        trial: false,
        startedBy: 'run',
        proposedBy: 'below',
      },
    ],
  },
  limits: versions.map(({ version, days: limit, fromWeek }, at) => ({
    start: iso(weekMs(Math.max(0, fromWeek))),
    end: iso(weekMs(versions[at + 1]?.fromWeek ?? days.length)),
    version,
    limit: { kind: 'atMost', value: limit * DAY_SECONDS },
  })),
  trend: { verdict: 'better', went: 'down', points: 40, pointsNeeded: 12 },
  betterCut: null,
  dotCount: 0,
  dots: [],
  ...changes,
});

const note = (
  id: number,
  at: string,
  until: string | null,
  kind: 'change' | 'known-cause',
  text: string,
): TrendsAnswer['lanes']['notes'][number] => ({
  id,
  at,
  until,
  service: null,
  metric: null,
  kind,
  text,
  by: 'Kim Ji-ho',
  writtenAt: at,
  takenBack: null,
  beliefs: id === 1 ? [{ by: 'Kim Ji-ho', belief: 'we-think-so', at }] : [],
});

const side = (fromWeek: number, toWeek: number, value: number, partial = false) => ({
  start: iso(weekMs(fromWeek)),
  end: iso(weekMs(toWeek)),
  partial,
  value: value * DAY_SECONDS,
  n: 30,
  reason: null,
});
const noReason = { lower: null, upper: null, count: null, of: null, known: null, side: null };

/** An answer by hand: the story of the mock. */
export const trendsAnswer = (changes: Partial<TrendsAnswer> = {}): TrendsAnswer => {
  const main = trendSeries();
  const limit = { kind: 'atMost' as const, value: 4 * DAY_SECONDS };
  return {
    at: iso(weekMs(days.length)),
    team: { name: 'Plant', timeZone: 'UTC', language: 'en' },
    sample: false,
    scope: { id: 'all', kind: 'all', name: { en: 'All services', ko: '전체 서비스' }, serviceCount: 10 },
    objective: null,
    by: 'week',
    range: { start: iso(firstMs), end: iso(weekMs(days.length)), name: '40w' },
    definition: { en: 'Time from commit to production.', ko: '커밋부터 운영까지.' },
    main,
    story: {
      kind: 'shift',
      verdict: 'better',
      went: 'down',
      fromCentre: 5.2 * DAY_SECONDS,
      toCentre: 3.2 * DAY_SECONDS,
      fromValue: 5.2 * DAY_SECONDS,
      toValue: 3.2 * DAY_SECONDS,
      since: iso(weekMs(SHIFT)),
      stays: true,
      odd: 0,
      oddOf: 19,
      lastOdd: false,
      points: 40,
      pointsNeeded: 12,
    },
    comparisons: [
      {
        name: 'sprint',
        before: side(36, 38, 3.1),
        now: side(38, 40, 3.2, true),
        verdict: 'steady',
        went: null,
        reason: { ...noReason, code: 'usual-range', lower: 1.9 * DAY_SECONDS, upper: 4.5 * DAY_SECONDS },
      },
      {
        name: 'quarter',
        before: side(19, 32, 3.4),
        now: side(32, 40, 3.2, true),
        verdict: 'steady',
        went: null,
        reason: { ...noReason, code: 'odd-periods', count: 1, of: 8, known: 1 },
      },
      {
        name: 'two-quarters',
        before: side(6, 19, 5.2),
        now: side(32, 40, 3.2, true),
        verdict: 'better',
        went: 'down',
        reason: { ...noReason, code: 'beyond-old-average', count: 18, of: 19, side: 'below' },
      },
    ],
    near: [1, 2, 3],
    records: versions.map(({ version, days: value, fromWeek }, at) => {
      const from = Math.max(0, fromWeek);
      const to = versions[at + 1]?.fromWeek ?? days.length;
      const periods = days.slice(from, to).map((each, week) => ({
        start: iso(weekMs(from + week)),
        inside: each <= value,
      }));
      return {
        version,
        limit: { kind: 'atMost' as const, value: value * DAY_SECONDS },
        inside: periods.filter(({ inside }) => inside).length,
        of: periods.length,
        periods,
      };
    }),
    assurance: { kind: 'by-chance', limit, oneIn: 19 },
    lanes: {
      releases: days.map((_, week) => ({
        at: iso(weekMs(week) + 3.5 * 86_400_000),
        end: null,
        count: week === 9 ? 3 : 1,
        failedCount: [5, 16, 27, 36].includes(week) ? 1 : 0,
        service: 'work-orders',
        environment: 'production',
        id: `d${week}`,
        label: `2025.${week}`,
      })),
      incidents: [
        [2, 2],
        [8, 3],
        [13, 1],
        [17, 3],
        [23, 3],
        [29, 2],
        [35, 3],
        [39.6, 1],
      ].map(([week = 0, severity = 3], at) => ({
        at: iso(weekMs(week)),
        end: iso(weekMs(week) + 7_200_000),
        count: 1,
        severity,
        kind: 'incident' as const,
        open: false,
        service: 'work-orders',
        id: `i${at}`,
        title: 'Orders could not be saved',
      })),
      notes: [
        note(1, '2025-07-08T09:00:00Z', null, 'change', 'Regression tests automated (retro action)'),
        note(2, '2025-07-14T09:00:00Z', null, 'change', 'Regular release weekly, was every two weeks'),
        note(3, '2025-10-05T00:00:00Z', '2025-10-11T00:00:00Z', 'known-cause', 'Chuseok freeze'),
      ],
      agreement: main.limits,
    },
    multiples: [
      trendSeries({
        metric: 'deployment-frequency',
        title: { en: 'Deployment frequency', ko: '배포 빈도' },
        unit: 'per-week',
        better: 'higher',
        points: points(days.map((_, week) => (week < SHIFT ? (week % 4) + 1 : (week % 3) + 3))),
        behaviour: { centre: 2, lower: null, upper: 5, signals: [], baselines: [] },
        figure: { ...main.figure, value: 4.2, n: 168 },
        limits: main.limits.map((each, at) => ({
          ...each,
          limit: { kind: 'atLeast', value: at === 2 ? 3 : 2 },
        })),
        trend: { verdict: 'better', went: 'up', points: 40, pointsNeeded: 12 },
      }),
    ],
    ...changes,
  };
};
