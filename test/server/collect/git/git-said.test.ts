import { describe, expect, it } from 'vitest';
import { gitSaid } from '../../../../server/collect/git/git-said.ts';

describe('what git said', () => {
  // As git 2.39 says them.
  it.each([
    [
      "fatal: unable to access 'https://ci:t0ken@git.example/acme/orders.git/': Could not resolve host: git.example",
      "fatal: unable to access 'https://git.example/acme/orders.git/': Could not resolve host: git.example",
    ],
    [
      "fatal: '/srv/git/orders.git' does not appear to be a git repository",
      "fatal: 'orders.git' does not appear to be a git repository",
    ],
    [
      'git could not read /srv/git/orders: fatal: bad object HEAD',
      'git could not read orders: fatal: bad object HEAD',
    ],
    ['no answer of git within 120 s', 'no answer of git within 120 s'],
    ['fatal: bad revision\n\tin and/or out', 'fatal: bad revision in and/or out'],
  ])('%s', (said, shown) => {
    expect(gitSaid(new Error(said))).toBe(shown);
  });

  it('is no longer than a line, however long it is', () => {
    expect(gitSaid('/'.repeat(100_000)).length).toBeLessThanOrEqual(200);
  });
});
