import { describe, expect, it } from 'vitest';
import { metrics } from '#shared/metrics/registry.ts';
import { deliveryMetricIds } from '../../../server/config/limit-kind.ts';
import { load, problemsOf } from './load.ts';

const services =
  'services: [{ id: a, objectives: [{ id: availability, push: {} }, { id: jobs, push: {} }] }, { id: b }]\n';
const agreed = (section: string): string => `${services}agreement:\n${section}\n`;

describe('an agreement', () => {
  it('takes each metric with the limit that it is judged by', () => {
    const { agreement } = load(
      agreed(`  signedBy: [development, operations]
  metrics:
    availability: { target: 99.9% }
    jobs: { target: 0.99, window: month, warning: 30% }
    lead-time: { atMost: 1d12h, window: 28d }
    deployment-frequency: { atLeast: 2/day }
    change-failure-rate: { atMost: 15% }
    time-to-restore: { atMost: 60m, statistic: mean }`),
    );
    expect(agreement).toEqual({
      managedBy: 'product',
      signedBy: ['development', 'operations'],
      effectiveFromMs: null,
      history: [],
      services: {},
      metrics: {
        availability: { target: 0.999 },
        jobs: { target: 0.99, window: 'month', warning: 0.3 },
        'lead-time': { atMost: 129_600, window: '28d' },
        'deployment-frequency': { atLeast: 14 },
        'change-failure-rate': { atMost: 0.15 },
        'time-to-restore': { atMost: 3_600, statistic: 'mean' },
      },
    });
  });

  it('takes every metric of deliveries', () => {
    const { agreement } = load(
      agreed(`  metrics:
    waiting-to-ship: { atMost: 14d }
    release-regularity: { atLeast: 90% }
    automation-rate: { atLeast: 95% }
    rework-rate: { atMost: 10% }
    failed-deployment-recovery-time: { atMost: 2h, statistic: median }
    downtime: { atMost: 4h, window: month }
    time-to-detect: { atMost: 10m }
    who-noticed: { atLeast: 80%, window: 90d }`),
    );
    expect(agreement?.metrics).toMatchObject({
      'waiting-to-ship': { atMost: 14 * 86_400 },
      'release-regularity': { atLeast: 0.9 },
      downtime: { atMost: 14_400, window: 'month' },
    });
    const deliveryIds = metrics.filter(({ needs }) => needs === 'deliveries').map(({ id }) => id);
    expect(new Set(deliveryMetricIds)).toEqual(new Set(deliveryIds));
  });

  it('lets a service take over what the team has agreed', () => {
    const { agreement } = load(
      agreed('  metrics: { jobs: { target: 99% } }\n  services: { a: { jobs: { window: 7d } } }'),
    );
    expect(agreement?.services).toEqual({ a: { jobs: { window: '7d' } } });
  });

  it('reads the versions that were in force before, in the zone of the team', () => {
    const { agreement } = load(
      `team: { timeZone: Asia/Seoul }\n${agreed(`  managedBy: file
  effectiveFrom: 2026-03-01
  metrics: { jobs: { target: 99% } }
  history: [{ metrics: { jobs: { target: 98% } } }, { effectiveFrom: "2026-02-01T00:00:00Z", metrics: {} }]`)}`,
    );
    expect(agreement?.managedBy).toBe('file');
    // midnight in Seoul is 15:00 of the day before in UTC
    expect(agreement?.effectiveFromMs).toBe(Date.UTC(2026, 1, 28, 15));
    expect(agreement?.history.map(({ effectiveFromMs }) => effectiveFromMs)).toEqual([
      null,
      Date.UTC(2026, 1, 1),
    ]);
  });
});

describe('problems of an agreement', () => {
  it.each([
    [
      '  metrics: { leadtime: { atMost: 4d } }',
      '3:14 no metric or objective is called "leadtime" here; did you mean "lead-time"?',
    ],
    [
      '  metrics: { lead-time: { atLeast: 4d } }',
      '3:27 "atLeast" does not go with lead-time; it takes atMost, window',
    ],
    ['  metrics: { jobs: { window: 30d } }', '3:20 jobs needs "target"'],
    [
      '  metrics: { jobs: { target: 100% } }',
      '3:30 "target": a target must be over 0% and under 100%; 100% leaves nothing to measure',
    ],
    [
      '  metrics: { jobs: { target: 99%, window: 31d } }',
      '3:43 "window": "31d" is none of 7d, 28d, 30d, 90d, week, month, quarter',
    ],
    ['  metrics: { lead-time: { atMost: 0 } }', '3:35 "atMost": a limit must be over 0'],
    [
      '  metrics: { deployment-frequency: { atLeast: 3 } }',
      '3:47 "atLeast": "3" is not a rate; write it like 3/week or 2/day',
    ],
    ['  services: { c: {} }', '3:15 no service is called "c"; did you mean "a"?'],
    ['  services: { b: { jobs: { target: 99% } } }', '3:20 no metric or objective is called "jobs" here'],
    ['  services: { a: { jobs: { window: 7d } } }', '3:26 jobs needs "target"'],
    ['  metric: {}', '3:3 unknown key "metric" in agreement; did you mean "metrics"?'],
    ['  managedBy: git', '3:14 "managedBy": "git" is none of product, file'],
    [
      '  effectiveFrom: soon',
      '3:18 "effectiveFrom": "soon" is not a time; write it like 2026-03-01 or 2026-03-01T09:00:00Z',
    ],
    ['  history: [{}]', '3:3 "effectiveFrom" is needed where there is an earlier version'],
    [
      '  history: [{ effectiveFrom: 2026-03-01 }]\n  effectiveFrom: 2026-03-01',
      '4:18 "effectiveFrom" must be later than that of the version before',
    ],
  ])('%s', (section, problem) => {
    const problems = problemsOf(agreed(section));
    expect(problems).toContain(problem);
  });
});
