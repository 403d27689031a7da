import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ConfigError } from '../../../server/config/config-error.ts';
import { findConfig } from '../../../server/config/find-config.ts';

describe('findConfig', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'andon-config-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const write = (name: string, team: string): void =>
    writeFileSync(join(folder, name), `team: { name: ${team} }\nlisten: :9000\ndataDir: ./kept\n`);

  it('takes the flag before the variable, and that before andon.yaml', () => {
    write('andon.yaml', 'usual');
    write('b.yaml', 'variable');
    write('c.yaml', 'flag');
    const environment = { ANDON_CONFIG: 'b.yaml' };
    const teamOf = (flags: { config?: string }, variables = {}) =>
      findConfig({ flags, environment: variables, folder }).config.team.name;
    expect(teamOf({})).toBe('usual');
    expect(teamOf({}, environment)).toBe('variable');
    expect(teamOf({ config: 'c.yaml' }, environment)).toBe('flag');
  });

  it('lets flags and variables win over what the file says', () => {
    write('andon.yaml', 'usual');
    const environment = { ANDON_LISTEN: ':9001', ANDON_DATA_DIR: '/var/andon' };
    const { config, path } = findConfig({ flags: { listen: '[::1]:9002' }, environment, folder });
    expect(path).toBe(join(folder, 'andon.yaml'));
    expect(config.listen).toEqual({ host: '::1', port: 9002 });
    expect(config.dataDir).toBe('/var/andon');
  });

  it('refuses a named file that is not there', () => {
    expect(() => findConfig({ flags: { config: 'none.yaml' }, environment: {}, folder })).toThrow(
      ConfigError,
    );
  });

  it('says which flag or variable holds an address that cannot be read', () => {
    const find =
      (flags: { listen?: string }, environment = {}) =>
      () =>
        findConfig({ flags, environment, folder });
    expect(find({ listen: 'x' })).toThrow(/^--listen: "x" is not an address/);
    expect(find({}, { ANDON_LISTEN: 'x' })).toThrow(/^\$ANDON_LISTEN: "x" is not an address/);
  });

  it('watches itself where there is no file, at the address that it listens on', () => {
    const { config, path } = findConfig({
      flags: { listen: '0.0.0.0:9003' },
      environment: { TZ: 'Asia/Seoul' },
      folder,
    });
    expect(path).toBeNull();
    expect(config.dataDir).toBe('./data');
    expect(config.team.timeZone).toBe('Asia/Seoul');
    expect(config.services.map(({ id, name }) => [id, name.ko])).toEqual([['andon', '안돈']]);
    expect(config.services[0]?.objectives.map(({ id, source }) => [id, source])).toMatchObject([
      [
        'availability',
        {
          kind: 'scrape',
          targets: ['http://127.0.0.1:9003/metrics'],
          indicator: { total: 'andon_http_requests_total' },
        },
      ],
      [
        'reachability',
        { kind: 'scrape', targets: ['http://127.0.0.1:9003/metrics'], indicator: { kind: 'up' } },
      ],
      ['web', { kind: 'probe', target: { kind: 'http', url: 'http://127.0.0.1:9003/healthz' } }],
    ]);
  });

  it('reads a secret from beside the file, not from where the program was started', () => {
    const objective = 'objectives: [{ id: web, probe: { urlFile: url.txt } }]';
    writeFileSync(join(folder, 'a.yaml'), `services: [{ id: a, ${objective} }]\n`);
    writeFileSync(join(folder, 'url.txt'), 'https://h/?token=1\n');
    const { config } = findConfig({
      flags: { config: join(folder, 'a.yaml') },
      environment: {},
      folder: tmpdir(),
    });
    expect(config.services[0]?.objectives[0]?.source).toMatchObject({
      target: { url: 'https://h/?token=1' },
    });
  });
});
