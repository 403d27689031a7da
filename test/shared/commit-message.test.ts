import { describe, expect, it } from 'vitest';
import { pickedFrom, revertedBy } from '#shared/commit-message.ts';

const SHA = '8f3c1d2e4b5a69788796a5b4c3d2e1f00f1e2d3c';

describe('what a commit message says of other commits', () => {
  it('names the commit it was picked from, as git cherry-pick -x writes it', () => {
    expect(pickedFrom(`Fix the filter\n\n(cherry picked from commit ${SHA})`)).toBe(SHA);
  });

  it('names the last of several: the commit that was at hand', () => {
    const twice = `Fix\n\n(cherry picked from commit ${'a'.repeat(40)})\n(cherry picked from commit ${SHA})`;
    expect(pickedFrom(twice)).toBe(SHA);
  });

  it('names the commit it takes back, as git revert writes it', () => {
    expect(revertedBy(`Revert "Fix the filter"\n\nThis reverts commit ${SHA}.`)).toBe(SHA);
  });

  it('names none where the message speaks of something else', () => {
    expect(pickedFrom('Pick cherries')).toBeNull();
    expect(revertedBy('Revert to the old colours')).toBeNull();
  });
});
