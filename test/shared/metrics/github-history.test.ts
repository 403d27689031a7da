import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
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
}

const incidents = () =>
  read('incidents.jsonl')
    .trim()
    .split('\n')
    .map((line): GithubIncident => JSON.parse(line))
    .filter(({ impact }) => impact !== 'maintenance')
    .map(({ id, started_at, resolved_at }) => incident(id, Date.parse(started_at), Date.parse(resolved_at)));

describe.skipIf(!exists)(title, () => {
  it('have the independently computed median, mean and count', () => {
    const expected = JSON.parse(read('expected.json'));
    const window = span(Date.parse('2022-01-01T00:00Z'), Date.parse('2026-01-01T00:00Z'));
    const answer = timeToRestore.compute(facts({ incidents: incidents() }), window, options());
    expect(answer.value).toBe(expected.mttr_minutes_median * 60);
    expect(Number(answer.detail.meanSeconds) / 60).toBeCloseTo(expected.mttr_minutes_mean, 4);
    expect(answer.n).toBe(expected.counted);
    const leftOutCount = answer.leftOut.reduce((sum, entry) => sum + entry.count, 0);
    expect(leftOutCount).toBe(expected.zero_or_negative.length);
  });
});
