import { describe, expect, it } from 'vitest';
import { specOf } from '../../../server/compute/spec.ts';
import { configOf, scrape } from '../collect/rig.ts';

function targetCount(source: ReturnType<typeof scrape>, seenCount: number): number {
  const [service] = configOf({ up: source }).services;
  const [objective] = service?.objectives ?? [];
  if (service === undefined || objective === undefined)
    throw new Error('the configuration has one objective');
  return specOf(service, objective, seenCount).targetCount;
}

describe('how many targets owe observations', () => {
  it('is as many as stand in the configuration, each once, for each page is asked once', () => {
    expect(targetCount(scrape(['http://a:1/', 'http://b:1/']), 0)).toBe(2);
    expect(targetCount(scrape(['http://a:1/', 'http://a:1/']), 1)).toBe(1);
  });

  it('is as many as were seen where they are discovered, and at least one', () => {
    const discovered = { discovered: { job: 'node', match: null } };
    expect(targetCount(scrape([], discovered), 7)).toBe(7);
    expect(targetCount(scrape([], discovered), 0)).toBe(1);
  });
});
