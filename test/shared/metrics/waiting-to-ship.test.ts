import { describe, expect, it } from 'vitest';
import type { UnshippedChange } from '#shared/facts.ts';
import { waitingToShip } from '#shared/metrics/waiting-to-ship.ts';
import { HOUR_MS } from '#shared/units.ts';
import { change, deployment, facts, options, span } from './delivery-facts.ts';

const hour = (count: number): number => count * HOUR_MS;
const merged = (sha: string, at: number, given: Partial<UnshippedChange> = {}): UnshippedChange => ({
  service: 'checkout',
  repository: 'shop',
  sha,
  committedAtMs: hour(at),
  mergedAtMs: hour(at),
  parentCount: 1,
  message: null,
  pullRequest: null,
  ...given,
});
const compute = (given: Parameters<typeof facts>[0], at = 100) =>
  waitingToShip.compute(facts({ unshippedKnown: ['checkout'], ...given }), span(0, hour(at)), options());

describe('waiting to ship', () => {
  it('is the age of the oldest change at the end of the window, n how many wait', () => {
    const unshipped = [merged('b', 90), merged('a', 60), merged('later', 100)];
    expect(compute({ unshipped })).toMatchObject({ value: 40 * 3_600, n: 2, reason: null });
  });

  it('is 0 where nothing waits and that is known, null where it is not', () => {
    expect(compute({})).toMatchObject({ value: 0, n: 0, reason: null });
    expect(compute({ unshippedKnown: [] })).toMatchObject({ value: null, n: 0, reason: 'no-data' });
  });

  it('counts no merges, and a change that waits in two services once', () => {
    const unshipped = [
      merged('m', 10, { parentCount: 2 }),
      merged('a', 60),
      merged('a', 60, { service: 'till' }),
    ];
    const answer = compute({ unshipped });
    expect(answer).toMatchObject({ value: 40 * 3_600, n: 1 });
    expect(answer.leftOut).toEqual([
      { reason: 'merge', count: 1, items: ['m'] },
      { reason: 'same-change', count: 1, items: ['a'] },
    ]);
  });

  it('knows of the past what waited then and has gone out since', () => {
    const deployments = [deployment('base', hour(1)), deployment('d1', hour(50)), deployment('d2', hour(80))];
    const changes = [
      change('a', 'd1', hour(10), { mergedAtMs: hour(20) }),
      change('b', 'd2', hour(30), { mergedAtMs: hour(30) }),
      change('c', 'd2', hour(30)),
    ];
    expect(compute({ deployments, changes }, 40)).toMatchObject({ value: 20 * 3_600, n: 2 });
    expect(compute({ deployments, changes }, 60)).toMatchObject({ value: 30 * 3_600, n: 1 });
    // b was merged at 30 and went out at 80; a went out at 50.
    expect(compute({ deployments, changes }, 79)).toMatchObject({ value: 49 * 3_600, n: 1 });
    expect(compute({ deployments, changes }, 31)).toMatchObject({ value: 11 * 3_600, n: 2 });
    expect(compute({ deployments, changes }, 90)).toMatchObject({ value: 0, n: 0 });
  });

  it('knows it without pull requests, of changes that went out elsewhere first and of roll-backs as well', () => {
    const reached = { reachedBranchAtMs: hour(20) };
    const both = [deployment('base', hour(1)), deployment('d1', hour(50))];
    const till = both.map((each) => ({
      ...each,
      service: 'till',
      finishedAtMs: each.finishedAtMs - hour(1),
    }));
    const changes = [
      change('a', 'd1', hour(10), reached),
      change('a', 'd1', hour(10), { ...reached, service: 'till' }),
    ];
    const unshippedKnown = ['checkout', 'till'];
    const deployments = [...till, ...both];
    // From 49 to 50 it waited for the checkout alone.
    expect(compute({ deployments, changes, unshippedKnown }, 49.5)).toMatchObject({
      value: 29.5 * 3_600,
      n: 1,
    });
    const back = [...both.slice(0, 1), deployment('d1', hour(50), { rollbackOf: 'base' })];
    expect(compute({ deployments: back, changes: changes.slice(0, 1) }, 40)).toMatchObject({ n: 1 });
  });
});
