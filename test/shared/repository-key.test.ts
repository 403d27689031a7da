import { describe, expect, it } from 'vitest';
import { repositoryKey } from '#shared/repository-key.ts';

describe('the key of a repository', () => {
  it.each([
    'https://github.com/Acme/Orders',
    'https://github.com/acme/orders.git',
    'https://token@github.com/acme/orders/',
    'https://ci:t@ken@github.com/acme/orders',
    'https://github.com:8443/acme/orders',
    'ssh://git@github.com:22/acme/orders.git',
    'git@github.com:acme/orders.git',
    'git://github.com/acme/orders.git',
  ])('is the same for %s', (address) => {
    expect(repositoryKey(address)).toBe('github.com/acme/orders');
  });

  it('keeps the groups of a path', () => {
    expect(repositoryKey('git@git.example:plant/mes/orders.git')).toBe('git.example/plant/mes/orders');
  });

  it('leaves a path on this machine as it is, but for a slash at its end', () => {
    expect(repositoryKey('/srv/git/Orders/')).toBe('/srv/git/Orders');
    expect(repositoryKey('../Orders')).toBe('../Orders');
  });

  it('is found at once, whatever is sent as an address', () => {
    // A pattern that begins again at each slash takes half a minute, and the test ends before it does.
    const address = `${'/'.repeat(200_000)}x`;
    expect(repositoryKey(address)).toBe(address);
  });
});
