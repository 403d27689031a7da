import { describe, expect, it } from 'vitest';
import { createServiceFinder } from '../../../../server/collect/webhooks/find-services.ts';
import type { ServiceConfig } from '../../../../server/config/config.ts';

const service = (id: string, said: Partial<ServiceConfig> = {}): ServiceConfig => ({
  id,
  name: { en: id, ko: id },
  group: null,
  owner: null,
  repository: null,
  branch: null,
  paths: [],
  releases: null,
  aka: [],
  dependsOn: [],
  objectives: [],
  ...said,
});

const finder = createServiceFinder([
  service('orders', { aka: ['orders-prod', '주문'], repository: 'git@github.com:Acme/Plant.git' }),
  service('labels', { repository: 'https://github.com/acme/plant' }),
  service('press', { repository: 'https://gitlab.example/metal/press.git' }),
]);

describe('whose an event is', () => {
  it('is said by an id or another name, in either way of writing Hangul', () => {
    expect(finder.find([['orders-prod']])).toEqual({ ids: ['orders'], unknown: [] });
    expect(finder.find([['주문'.normalize('NFD')]]).ids).toEqual(['orders']);
    expect(finder.find([['Orders']])).toEqual({ ids: [], unknown: ['Orders'] });
  });

  it('is said by a repository, in any address of it or its full name: all who share it', () => {
    for (const name of [
      'https://github.com/acme/plant.git',
      'ssh://git@github.com/Acme/plant',
      'acme/plant',
      'Acme/Plant',
    ])
      expect(finder.find([[name]]).ids).toEqual(['orders', 'labels']);
    expect(finder.find([['metal/press']]).ids).toEqual(['press']);
    expect(finder.find([['plant']]).ids).toEqual([]);
  });

  it('is decided by the first name that means any', () => {
    expect(finder.find([['nobody', 'labels', 'acme/plant']]).ids).toEqual(['labels']);
  });

  it('is several services, each once, and what is unknown is said by its surest name', () => {
    expect(finder.find([['orders'], ['labels'], ['orders-prod'], ['mixer', 'acme/mixer']])).toEqual({
      ids: ['orders', 'labels'],
      unknown: ['mixer'],
    });
    expect(finder.find([])).toEqual({ ids: [], unknown: [] });
  });
});
