import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leadTime } from '#shared/metrics/lead-time.ts';
import { HOUR_MS, WEEK_MS } from '#shared/units.ts';
import { change, deployment, facts, options, span, toldTwice } from './delivery-facts.ts';

const hour = (count: number): number => count * HOUR_MS;
const compute = (given: Parameters<typeof facts>[0], window = span(0, hour(1_000))) =>
  leadTime.compute(facts(given), window, options());
/** A baseline at hour 1 and three deployments at 10, 20 and 30. */
const line = [1, 10, 20, 30].map((at) => deployment(`d${at}`, hour(at)));

describe('lead time', () => {
  it('is the median from commit to deployment, with p90 and mean beside it', () => {
    const changes = [change('a', 'd10', hour(9)), change('b', 'd10', hour(7)), change('c', 'd20', hour(10))];
    const answer = compute({ deployments: line, changes });
    // 1, 3 and 10 hours: p90 at position 1.8, 3 + 0.8 × 7 = 8.6 h; mean 14 / 3 h.
    expect(answer).toMatchObject({ value: 3 * 3_600, n: 3, reason: null, leftOut: [] });
    expect(answer.detail.p90Seconds).toBeCloseTo(8.6 * 3_600, 6);
    expect(answer.detail.meanSeconds).toBeCloseTo((14 / 3) * 3_600, 6);
    expect(answer.formula).toBe('median of 3 lead times = 10800 s');
  });

  it('counts a change once, at the first deployment that contains it', () => {
    const changes = [change('a', 'd20', hour(9)), change('a', 'd10', hour(9)), change('a', 'd30', hour(9))];
    expect(compute({ deployments: line, changes })).toMatchObject({ value: 3_600, n: 1 });
    // The second deployment's window has no new change.
    expect(compute({ deployments: line, changes }, span(hour(15), hour(25)))).toMatchObject({
      value: null,
      n: 0,
      reason: 'no-data',
    });
  });

  it('counts a sha once over all services, and apart in two repositories', () => {
    const search = { service: 'search' };
    const deployments = [...line, deployment('s1', hour(2), search), deployment('s2', hour(12), search)];
    const changes = [
      change('a', 'd10', hour(9)),
      change('a', 's2', hour(9), search),
      change('a', 's2', hour(9), { ...search, repository: 'other' }),
    ];
    // 1 h in shop, 3 h in other.
    expect(compute({ deployments, changes })).toMatchObject({ value: 2 * 3_600, n: 2 });
  });

  it("leaves out what a service's first deployment brought, merges and negative times, and says so", () => {
    const changes = [
      change('base', 'd1', 0),
      change('merge', 'd10', hour(9), { parentCount: 2 }),
      change('future', 'd10', hour(11)),
      change('same-second', 'd10', hour(10)),
    ];
    const answer = compute({ deployments: line, changes });
    expect(answer).toMatchObject({ value: 0, n: 1 });
    expect(answer.leftOut).toEqual([
      { reason: 'baseline', count: 1, items: ['base'] },
      { reason: 'merge', count: 1, items: ['merge'] },
      { reason: 'negative', count: 1, items: ['future'] },
    ]);
  });

  it('takes no new changes from a roll-back', () => {
    const deployments = [
      deployment('1', hour(1), { version: 'v1' }),
      deployment('2', hour(10), { version: 'v2' }),
      deployment('3', hour(12), { version: 'v1' }),
      deployment('4', hour(20), { version: 'v3' }),
    ];
    const changes = [change('a', '3', hour(9)), change('a', '4', hour(9)), change('b', '3', hour(9))];
    const answer = compute({ deployments, changes });
    expect(answer).toMatchObject({ value: 11 * 3_600, n: 1 });
    expect(answer.leftOut).toEqual([{ reason: 'roll-back', count: 1, items: ['b'] }]);
  });

  it('takes no new changes from the same deployed again, known by its commit, or by its version where a commit is not told', () => {
    // METRICS.md §3: a re-deployment brings no new changes.
    const deployments = [
      deployment('1', hour(1), { version: 'v1' }),
      deployment('2', hour(10), { version: 'v2', sha: 'aa' }),
      deployment('3', hour(12), { version: 'other', sha: 'AA' }),
      deployment('4', hour(14), { version: 'other' }),
      deployment('5', hour(16), { version: 'other', sha: 'bb' }),
      deployment('6', hour(18), { version: 'other', sha: 'cc' }),
    ];
    const changes = [
      change('a', '3', hour(9)),
      change('b', '4', hour(9)),
      change('c', '4', hour(9)),
      change('c', '6', hour(9)),
      change('d', '5', hour(9)),
    ];
    const answer = compute({ deployments, changes });
    expect(answer).toMatchObject({ value: 9 * 3_600, n: 1 });
    expect(answer.leftOut).toEqual([{ reason: 're-deployment', count: 3, items: ['a', 'b', 'd'] }]);
  });

  it('counts a commit and its cherry-pick as one change, at whichever was deployed first', () => {
    const changes = [
      change('fix', 'd20', hour(5)),
      change('picked', 'd10', hour(9), { originSha: 'fix' }),
      change('elsewhere', 'd20', hour(9), { originSha: 'fix', repository: 'other' }),
      change('picked-base', 'd20', hour(9), { originSha: 'base' }),
      change('base', 'd1', 0),
    ];
    const answer = compute({ deployments: line, changes });
    // picked 1 h after its own commit, and elsewhere, which is of another repository, 11 h
    expect(answer).toMatchObject({ value: 6 * 3_600, n: 2 });
    expect(answer.leftOut).toEqual([
      { reason: 'baseline', count: 1, items: ['base'] },
      { reason: 'cherry-pick', count: 2, items: ['fix', 'picked-base'] },
    ]);
  });

  it('counts a pick of a pick as the same change, and stops where picks name each other', () => {
    const changes = [
      change('bb1', 'd10', hour(9)),
      change('cc1', 'd20', hour(9), { originSha: 'bb1' }),
      change('dd1', 'd30', hour(9), { originSha: 'cc1' }),
      change('ring1', 'd20', hour(10), { originSha: 'ring2' }),
      change('ring2', 'd30', hour(10), { originSha: 'ring1' }),
    ];
    const answer = compute({ deployments: line, changes });
    // bb1 after 1 h, ring1 after 10 h
    expect(answer).toMatchObject({ value: 5.5 * 3_600, n: 2 });
    expect(answer.leftOut).toEqual([{ reason: 'cherry-pick', count: 3, items: ['cc1', 'dd1', 'ring2'] }]);
  });

  it('knows a commit again however its repository and its sha are written, over all services too', () => {
    const search = { service: 'search' };
    const deployments = [...line, deployment('s1', hour(2), search), deployment('s2', hour(12), search)];
    const changes = [
      change('ab1', 'd10', hour(9), { repository: 'git@github.com:Acme/Shop.git' }),
      change('AB1', 'd20', hour(9), { repository: 'https://github.com/acme/shop' }),
      change('ab1', 's2', hour(9), { ...search, repository: 'https://github.com/acme/shop/' }),
    ];
    expect(compute({ deployments, changes })).toMatchObject({ value: 3_600, n: 1, leftOut: [] });
  });

  it('shows coding, review and shipping where the times are known', () => {
    const times = { firstCommitAtMs: hour(2), openedAtMs: hour(4), mergedAtMs: hour(9) };
    const changes = [change('a', 'd10', hour(3), times), change('b', 'd10', hour(3))];
    expect(compute({ deployments: line, changes }).detail).toMatchObject({
      codingMedianSeconds: 2 * 3_600,
      reviewMedianSeconds: 5 * 3_600,
      shippingMedianSeconds: 3_600,
    });
    expect(compute({ deployments: line }).detail).toMatchObject({ codingMedianSeconds: null });
  });

  it('says whether there were no changes, or no deployment yet', () => {
    expect(compute({ deployments: line }).reason).toBe('no-data');
    expect(compute({}).reason).toBe('no-data');
    expect(compute({ deployments: line }, span(-hour(9), 0)).reason).toBe('before-start');
  });

  it('does not depend on order or repetition, and moves with time', () => {
    const one = fc.record({
      sha: fc.integer({ min: 0, max: 9 }),
      at: fc.constantFrom(1, 10, 20, 30),
      age: fc.nat(50),
    });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 30 }), (given) => {
        const moved = (offset: number) =>
          facts({
            deployments: line.map((each) => ({ ...each, finishedAtMs: each.finishedAtMs + offset })),
            // One sha has one commit time.
            changes: given.map(({ sha, at }) =>
              change(`c${sha}`, `d${at}`, hour(-(given.find((each) => each.sha === sha)?.age ?? 0)) + offset),
            ),
          });
        const at = (offset: number) =>
          leadTime.compute(moved(offset), span(offset, hour(99) + offset), options());
        expect(leadTime.compute(toldTwice(moved(0)), span(0, hour(99)), options())).toEqual(at(0));
        expect(at(WEEK_MS).value).toBe(at(0).value);
      }),
    );
  });
});
