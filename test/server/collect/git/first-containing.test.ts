import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstContaining } from '../../../../server/collect/git/first-containing.ts';
import type { Commit } from '../../../../server/collect/git/read-commits.ts';

const history = (parents: Readonly<Record<string, readonly string[]>>): Map<string, Commit> =>
  new Map(
    Object.entries(parents).map(([sha, of]) => [sha, { sha, parents: of, committedAtMs: 0, subject: null }]),
  );

describe('firstContaining', () => {
  it('gives a commit to the first release that reaches it', () => {
    const commits = history({ a: [], b: ['a'], c: ['b'], d: ['b'], m: ['c', 'd'] });
    const shas = firstContaining(['c', 'm', 'm', 'a'], commits).map((found) =>
      found.map(({ sha }) => sha).sort(),
    );
    expect(shas).toEqual([['a', 'b', 'c'], ['d', 'm'], [], []]);
  });

  it('gives every reachable commit exactly once, whatever the history', () => {
    // commit n may have any earlier commits as parents
    const histories = fc.array(fc.array(fc.nat(), { maxLength: 3 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(histories, fc.array(fc.nat(), { maxLength: 8 }), (drawn, releases) => {
        const entries = drawn.map(
          (of, n) => [`c${n}`, n === 0 ? [] : of.map((parent) => `c${parent % n}`)] as const,
        );
        const commits = history(Object.fromEntries(entries));
        const tips = releases.map((release) => `c${release % drawn.length}`);
        const shas = firstContaining(tips, commits)
          .flat()
          .map(({ sha }) => sha);
        expect(new Set(shas).size).toBe(shas.length);
        for (const sha of shas)
          for (const parent of commits.get(sha)?.parents ?? []) expect(shas).toContain(parent);
        for (const tip of tips) expect(shas).toContain(tip);
      }),
    );
  });
});
