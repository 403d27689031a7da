import { existsSync, readFileSync } from 'node:fs';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { type Period, periodEdges } from '#shared/calendar.ts';
import { deliverySeries } from '#shared/metrics/delivery-series.ts';
import { deploymentFrequency } from '#shared/metrics/deployment-frequency.ts';
import { historyOf } from '#shared/metrics/history-of.ts';
import { leadTime } from '#shared/metrics/lead-time.ts';
import { DAY_SECONDS } from '#shared/units.ts';
import { change, deployment, facts, options, span } from './delivery-facts.ts';

const folder = new URL('../../../../shared/fixtures/histories/git-fastify/', import.meta.url);
const exists = existsSync(folder);
const title = exists
  ? 'the history of fastify'
  : 'the history of fastify (skipped: ../shared/fixtures is absent)';

const read = (name: string): string => readFileSync(new URL(name, folder), 'utf8');
/** The fields before the first one that may hold a comma. */
const rows = (name: string): string[][] =>
  read(name)
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));

const history = () =>
  facts({
    deployments: rows('deployments.csv').map(([tag = '', , at = '']) => deployment(tag, Date.parse(at))),
    changes: rows('commits.csv').map(([sha = '', committedAt = '', , merge, tag = '']) =>
      change(sha, tag, Date.parse(committedAt), { parentCount: merge === 'True' ? 2 : 1 }),
    ),
  });

const FROM = Date.parse('2022-12-26T00:00Z');
const TO = Date.parse('2026-09-01T00:00Z');

/** Deployments of each period that has any, by the period's name. */
function counted(by: Period, nameOf: (date: Temporal.PlainDate) => string): Record<string, number> {
  const points = deliverySeries({
    metric: deploymentFrequency,
    history: historyOf(history()),
    edgesMs: periodEdges(by, FROM, TO, 'UTC'),
    nowMs: TO,
    zone: 'UTC',
    service: 'all',
    versions: [],
    settleSeconds: DAY_SECONDS,
  });
  const date = (atMs: number) =>
    Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO('UTC').toPlainDate();
  return Object.fromEntries(
    points.filter((point) => point.n > 0).map((point) => [nameOf(date(point.startMs)), point.n]),
  );
}

describe.skipIf(!exists)(title, () => {
  const expected = exists ? JSON.parse(read('expected.json')) : {};

  it('has the independently counted deployments of every ISO week', () => {
    const weekName = (date: Temporal.PlainDate) =>
      `${date.yearOfWeek}-W${String(date.weekOfYear).padStart(2, '0')}`;
    expect(counted('week', weekName)).toEqual(expected.deployments_per_iso_week);
  });

  it('has the independently counted deployments of every month', () => {
    expect(counted('month', (date) => date.toString().slice(0, 7))).toEqual(
      expected.deployments_per_month_utc,
    );
  });

  it('has the independently computed lead time', () => {
    const answer = leadTime.compute(history(), span(FROM, TO), options());
    const { median, mean } = expected.lead_seconds_committed;
    expect(answer.n).toBe(expected.nonmerge);
    expect(answer.value).toBe(median);
    expect(answer.detail.meanSeconds).toBeCloseTo(mean, 3);
    expect(answer.leftOut).toEqual([
      expect.objectContaining({ reason: 'merge', count: expected.commits - expected.nonmerge }),
    ]);
  });
});
