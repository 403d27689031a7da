import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSampleRepository } from '../collect/git/sample-repository.ts';
import { andon, createFolder, serveProcess } from './andon.ts';

const made: string[] = [];
const keep = (path: string): string => {
  made.push(path);
  return path;
};
afterAll(() => {
  for (const path of made) rmSync(path, { recursive: true });
});

const withOrders = (): string => {
  const folder = keep(createFolder());
  writeFileSync(join(folder, 'andon.yaml'), 'services: [{ id: orders, aka: [shop] }]\n');
  return folder;
};
const limit = { timeout: 60_000 };

describe('import git', limit, () => {
  let repository = '';
  beforeAll(() => {
    repository = keep(createSampleRepository());
  });
  const words = (service: string, ...more: string[]): string[] => [
    ...['import', 'git', '--repository', repository, '--service', service, '--tags', 'v*', '--json', ...more],
  ];
  // 7 tags begin with v, and 9 commits (A B C D E F H M T) lie behind them: see sample-repository.ts
  const read = { service: 'orders', deployments: 7, changes: 9, skippedTags: [] };

  it('writes into the store where no server runs, and changes nothing the second time', async () => {
    const folder = withOrders();
    const first = await andon(folder, words('orders'));
    expect(first).toMatchObject({ code: 0, err: '' });
    expect(JSON.parse(first.out)).toEqual({ ...read, created: 7, updated: 0, same: 0, through: 'store' });
    const second = await andon(folder, words('orders'));
    expect(JSON.parse(second.out)).toEqual({ ...read, created: 0, updated: 0, same: 7, through: 'store' });
  });

  it('takes the other name of a service for the service', async () => {
    const folder = withOrders();
    await andon(folder, words('orders'));
    expect(JSON.parse((await andon(folder, words('shop'))).out)).toMatchObject({ same: 7 });
  });

  it('refuses a service that the configuration does not name', async () => {
    expect(await andon(withOrders(), words('order'))).toMatchObject({
      code: 1,
      err: 'andon: No service is called "order"; did you mean "orders"?\n  service: not in the configuration\n',
    });
  });

  it('says what is wrong with the repository', async () => {
    const folder = withOrders();
    const { code, err } = await andon(folder, [
      'import',
      'git',
      '--repository',
      folder,
      '--service',
      'orders',
    ]);
    expect(code).toBe(1);
    expect(err).toBe(`andon: ${folder} is not a git repository; name a folder that holds a clone\n`);
  });

  it('says that no server answers where one is named', async () => {
    const { code, err } = await andon(withOrders(), words('orders', '--server', 'http://127.0.0.1:1'));
    expect(code).toBe(1);
    expect(err).toContain('no Andon answers at http://127.0.0.1:1');
  });

  it('goes through the server that has the folder open, and gives the same as into the store', async () => {
    const folder = withOrders();
    const server = await serveProcess(folder);
    try {
      expect(JSON.parse((await andon(folder, words('orders'))).out)).toEqual({
        ...read,
        ...{ created: 7, updated: 0, same: 0, through: 'server' },
      });
      const unknown = await andon(folder, words('nobody'));
      expect(unknown.code).toBe(1);
      expect(unknown.err).toContain('nobody');
      const page = await fetch(`${server.url}/api/v1/deployments?service=orders`);
      expect(await page.json()).toMatchObject({
        items: [{ id: 'v1.0.3' }, { id: 'v1.1.0', changeCount: 5 }, {}, {}, {}, {}, {}],
      });
    } finally {
      // Killed, so that its lock file stays behind and leads nowhere.
      await server.stop('SIGKILL');
    }
    expect(JSON.parse((await andon(folder, words('orders'))).out)).toMatchObject({
      same: 7,
      through: 'store',
    });
  });
});
