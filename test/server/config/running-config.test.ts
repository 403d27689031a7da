import { describe, expect, it } from 'vitest';
import type { ServiceConfig } from '../../../server/config/config.ts';
import { createRunningConfig } from '../../../server/config/running-config.ts';
import { configOf, scrape } from '../collect/rig.ts';

const config = configOf({ up: scrape([]) });
const named = (id: string, aka: readonly string[] = []): ServiceConfig => ({
  id,
  name: { en: id, ko: id },
  group: null,
  owner: null,
  repository: null,
  branch: null,
  paths: [],
  releases: null,
  aka,
  dependsOn: [],
  objectives: [],
});

describe('the running configuration', () => {
  it('has the services that were found behind the configured ones, until others are found', () => {
    const running = createRunningConfig(config);
    running.find([named('a'), named('b')]);
    expect(running.current().services.map(({ id }) => id)).toEqual(['s', 'a', 'b']);
    running.find([]);
    expect(running.current()).toEqual(config);
  });

  it('lets a configured service win over a found one of its names, also after a reload', () => {
    const running = createRunningConfig(config);
    running.find([named('a'), named('b')]);
    running.replace({ ...config, services: [named('orders', ['a'])] });
    expect(running.current().services.map(({ id }) => id)).toEqual(['orders', 'b']);
  });
});
