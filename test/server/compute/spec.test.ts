import { describe, expect, it } from 'vitest';
import { specOf } from '../../../server/compute/spec.ts';
import { configOf, scrape } from '../collect/rig.ts';

function observedCount(source: ReturnType<typeof scrape>, seen: readonly (number | null)[]): number {
  const [service] = configOf({ up: source }).services;
  const [objective] = service?.objectives ?? [];
  if (service === undefined || objective === undefined)
    throw new Error('the configuration has one objective');
  return specOf(
    service,
    objective,
    seen.map((count) => ({ observedCount: count })),
  ).observedCount;
}

describe('how many observations are owed each interval', () => {
  it('are as many as the targets that stand in the configuration, each once, for each page is asked once', () => {
    expect(observedCount(scrape(['http://a:1/', 'http://b:1/']), [])).toBe(2);
    expect(observedCount(scrape(['http://a:1/', 'http://a:1/']), [null])).toBe(1);
  });

  it('are as many as the targets that were seen where these are discovered, and at least one', () => {
    const discovered = { discovered: { job: 'node', match: null } };
    expect(observedCount(scrape([], discovered), [null, null, null])).toBe(3);
    expect(observedCount(scrape([], discovered), [])).toBe(1);
  });

  it('are as many as the series of a gauge, at each of its targets; one where none was seen yet', () => {
    const gauge = { indicator: { kind: 'gauge', gauge: 'probe_success' } } as const;
    const two = scrape(['http://a:1/', 'http://b:1/'], gauge);
    expect(observedCount(two, [5, null])).toBe(6);
    expect(observedCount(two, [5])).toBe(6);
    expect(observedCount(two, [])).toBe(2);
    const discovered = { discovered: { job: 'node', match: null } };
    expect(observedCount(scrape([], { ...gauge, ...discovered }), [5, 2])).toBe(7);
  });
});
