import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { downtime } from '#shared/metrics/downtime.ts';
import { timeToDetect } from '#shared/metrics/time-to-detect.ts';
import { timeToRestore } from '#shared/metrics/time-to-restore.ts';
import { facts, incident, options, span } from './delivery-facts.ts';

const folder = new URL('../../../../shared/fixtures/histories/github-status/', import.meta.url);
const exists = existsSync(folder);
const title = exists
  ? "GitHub's incidents of three years"
  : "GitHub's incidents of three years (skipped: ../shared/fixtures is absent)";

const read = (name: string): string => readFileSync(new URL(name, folder), 'utf8');

interface GithubIncident {
  readonly id: string;
  readonly impact: string;
  readonly started_at: string;
  readonly resolved_at: string;
  readonly components?: readonly string[];
  readonly impact_window: { readonly start_at: string; readonly end_at: string } | null;
}

const told = (): GithubIncident[] =>
  read('incidents.jsonl')
    .trim()
    .split('\n')
    .map((line): GithubIncident => JSON.parse(line));

const toIncident = ({ id, impact, started_at, resolved_at }: GithubIncident, service = 'github') =>
  incident(id, Date.parse(started_at), Date.parse(resolved_at), {
    service,
    kind: impact === 'maintenance' ? 'maintenance' : 'incident',
  });

const window = span(Date.parse('2022-01-01T00:00Z'), Date.parse('2026-01-01T00:00Z'));
const restore = (incidents: ReturnType<typeof toIncident>[]) =>
  timeToRestore.compute(facts({ incidents }), window, options());

describe.skipIf(!exists)(title, () => {
  const expected = exists ? JSON.parse(read('expected.json')) : {};

  it('have the independently computed median, mean and count; maintenance and those without length are listed', () => {
    const answer = restore(told().map((each) => toIncident(each)));
    expect(answer.value).toBe(expected.mttr_minutes_median * 60);
    expect(Number(answer.detail.meanSeconds) / 60).toBeCloseTo(expected.mttr_minutes_mean, 4);
    expect(answer.n).toBe(expected.counted);
    const leftOut = Object.fromEntries(answer.leftOut.map(({ reason, ...rest }) => [reason, rest]));
    expect(leftOut.maintenance?.count).toBe(expected.maintenance);
    const withoutLength = [...(leftOut['zero-length']?.items ?? []), ...(leftOut.negative?.items ?? [])];
    expect(withoutLength.sort()).toEqual(expected.zero_or_negative);
    expect(told().length).toBe(expected.incidents_total);
  });

  it('have the median, mean and count of every month', () => {
    const months = Map.groupBy(told(), ({ started_at }) => started_at.slice(0, 7));
    const found = [...months].map(([month, those]) => {
      const { n, value, detail } = restore(those.map((each) => toIncident(each)));
      const mean = Math.round((Number(detail.meanSeconds) / 60) * 10_000) / 10_000;
      return [month, { n, mean, median: Number(value) / 60 }];
    });
    expect(Object.fromEntries(found)).toEqual(expected.by_month);
  });

  it('have the downtime of every component, as a sum and as a union, and of all of them', () => {
    const components = told().map(({ components: those = [], ...rest }) => ({
      ...rest,
      components: those.length === 0 ? ['(none)'] : those,
    }));
    const incidents = components.flatMap(({ components: those, ...rest }) =>
      those.map((component) => toIncident({ ...rest }, component)),
    );
    const names = Object.keys(expected.downtime_minutes_by_component);
    const found = names.map((name) => {
      const own = incidents.filter(({ service }) => service === name);
      const { value, detail } = downtime.compute(facts({ incidents: own }), window, options());
      return [name, { sum: Number(detail.sumSeconds) / 60, union: Number(value) / 60 }];
    });
    const wanted = names.map((name) => {
      const { sum, union } = expected.downtime_minutes_by_component[name];
      return [name, { sum, union }];
    });
    expect(Object.fromEntries(found)).toEqual(Object.fromEntries(wanted));
    const all = downtime.compute(facts({ incidents }), window, options());
    expect(Number(all.value) / 60).toBe(expected.downtime_minutes_all.union);
    expect(all.n).toBe(expected.counted);
  });

  it('have the times to detect of those whose post-mortem says when users began to suffer', () => {
    const known = told().flatMap(({ impact_window, ...rest }) =>
      impact_window === null || rest.impact === 'maintenance' ? [] : [{ ...rest, impact_window }],
    );
    const incidents = known.map(({ id, impact_window: { start_at, end_at }, started_at }) =>
      incident(id, Date.parse(start_at), Date.parse(end_at), { detectedAtMs: Date.parse(started_at) }),
    );
    const answer = timeToDetect.compute(facts({ incidents }), window, options());
    const wanted = expected.with_postmortem_impact_window;
    expect(answer.n).toBe(wanted.n);
    expect(Number(answer.value) / 60).toBe(wanted.detect_minutes_median);
    expect(Number(answer.detail.meanSeconds) / 60).toBeCloseTo(wanted.detect_minutes_mean, 4);
    const suffered = timeToRestore.compute(facts({ incidents }), window, options());
    expect(Number(suffered.value) / 60).toBe(wanted.impact_minutes_median);
    expect(Number(suffered.detail.meanSeconds) / 60).toBeCloseTo(wanted.impact_minutes_mean, 4);
  });
});
