import { describe, expect, it } from 'vitest';
import { withoutCredentials } from '../../../../server/collect/git/repository-name.ts';

describe('withoutCredentials', () => {
  it.each([
    ['https://user:token@git.example/a/b.git', 'https://git.example/a/b.git'],
    ['https://token@git.example/a/b.git', 'https://git.example/a/b.git'],
    ['ssh://git:secret@git.example:22/a/b.git', 'ssh://git@git.example:22/a/b.git'],
    ['git@git.example:a/b.git', 'git@git.example:a/b.git'],
    ['/srv/git/b.git', '/srv/git/b.git'],
  ])('makes %s %s', (address, name) => {
    expect(withoutCredentials(address)).toBe(name);
  });
});
