import { describe, expect, it } from 'vitest';
import { shownRepository, withoutCredentials } from '../../shared/repository-address.ts';

describe('withoutCredentials', () => {
  it.each([
    ['https://user:token@git.example/a/b.git', 'https://git.example/a/b.git'],
    ['https://token@git.example/a/b.git', 'https://git.example/a/b.git'],
    ['https://git.example/a/b@c.git', 'https://git.example/a/b@c.git'],
    ['ssh://git:secret@git.example:22/a/b.git', 'ssh://git@git.example:22/a/b.git'],
    // It is no address by the book, and the token is one all the same.
    ['https://ci:t@ken@git.example:99999/a/b', 'https://git.example:99999/a/b'],
    ['git@git.example:a/b.git', 'git@git.example:a/b.git'],
    ['/srv/git/b.git', '/srv/git/b.git'],
  ])('makes %s %s', (address, name) => {
    expect(withoutCredentials(address)).toBe(name);
  });
});

describe('shownRepository', () => {
  it.each([
    ['https://ci:token@git.example/a/b.git', 'https://git.example/a/b.git'],
    ['git@git.example:a/b.git', 'git@git.example:a/b.git'],
    ['acme/orders', 'acme/orders'],
    ['/srv/git/orders.git/', 'orders'],
    ['../orders', 'orders'],
    ['file:///srv/git/orders.git', 'orders'],
    ['C:\\git\\orders', 'orders'],
    ['/', ''],
  ])('makes %s %s', (repository, shown) => {
    expect(shownRepository(repository)).toBe(shown);
  });
});
