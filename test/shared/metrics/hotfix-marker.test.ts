import { describe, expect, it } from 'vitest';
import { isHotfix, namesHotfix } from '#shared/metrics/hotfix-marker.ts';

describe('namesHotfix', () => {
  // Branches of git-flow, tags and pre-release parts as teams write them.
  it.each([
    'hotfix/login',
    'refs/heads/hotfix-12',
    'hotfix',
    'HOTFIX_2026',
    'hot-fix/login',
    'hotfixes/login',
    'team/hotfix/login',
    'v1.4.2-hotfix1',
    '1.4.2+hotfix.1',
    'release 1.2 hotfix',
  ])('sees the word in %s', (name) => expect(namesHotfix(name)).toBe(true));

  it.each(['main', 'feature/nohotfix', 'hotfixture', 'hot/fix', '1.4.2', ''])('sees none in %j', (name) =>
    expect(namesHotfix(name)).toBe(false),
  );
});

describe('isHotfix', () => {
  const plain = { ref: null, version: null };

  it('goes by the branch or tag, and the version', () => {
    expect(isHotfix({ ...plain, ref: 'hotfix/a' })).toBe(true);
    expect(isHotfix({ ...plain, version: '1.0-hotfix' })).toBe(true);
    expect(isHotfix({ ...plain, ref: 'main' })).toBe(false);
  });
});
