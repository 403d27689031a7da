import fc from 'fast-check';
import ipaddr from 'ipaddr.js';
import { describe, expect, it } from 'vitest';
import { Failure } from '../../../../server/collect/failure.ts';
import { createAllowLists } from '../../../../server/collect/http/allow-lists.ts';
import { parseAllowedPlace } from '../../../../server/config/allowed-place.ts';
import { plainConnection } from '../../../../server/config/connection.ts';
import { serveHttp } from '../rig.ts';
import { createClientRig, namesOf } from './client-rig.ts';

const lists = createAllowLists();

/** Whether a list holds a host at a port, once it is connected to an address or, with null, before. */
function holds(places: readonly string[], host: string, port: number, address: string | null): boolean {
  const allow = places.map(parseAllowedPlace);
  try {
    lists.check({ host, port, allow }, address === null ? null : ipaddr.parse(address));
    return true;
  } catch (error) {
    if (error instanceof Failure && error.reason === 'forbidden-address') return false;
    throw error;
  }
}

describe('a list of an entry of discovery', () => {
  it.each([
    // by name: whatever it leads to
    ['mes-1', 'mes-1', 80, '10.0.0.7', true],
    ['mes-1', 'MES-1.', 80, '10.0.0.7', true],
    ['mes-1', 'mes-10', 80, '10.0.0.7', false],
    ['mes-1', 'mes-1.example', 80, '10.0.0.7', false],
    ['mes-1:9100', 'mes-1', 9_100, '10.0.0.7', true],
    ['mes-1:9100', 'mes-1', 9_101, '10.0.0.7', false],
    ['*.mes.example', 'a.mes.example', 80, '10.0.0.7', true],
    ['*.mes.example', 'a.b.mes.example', 80, '10.0.0.7', true],
    ['*.mes.example', 'mes.example', 80, '10.0.0.7', false],
    ['*.mes.example', '.mes.example', 80, '10.0.0.7', false],
    ['*.mes.example', 'evilmes.example', 80, '10.0.0.7', false],
    ['*.mes.example', 'a.mes.example.evil.test', 80, '10.0.0.7', false],
    ['*.mes.example:9100', 'a.mes.example', 9_100, '10.0.0.7', true],
    ['*.mes.example:9100', 'a.mes.example', 80, '10.0.0.7', false],
    // by range: the address that is connected to, whatever it is called
    ['10.0.0.0/8', '10.0.0.7', 80, '10.0.0.7', true],
    ['10.0.0.0/8', '11.0.0.7', 80, '11.0.0.7', false],
    ['10.0.0.0/8', 'db', 80, '10.0.0.7', true],
    ['10.0.0.0/8', 'db', 80, '192.168.0.7', false],
    ['10.0.0.0/8', '10.0.0.7.evil.test', 80, '8.8.8.8', false],
    ['10.0.0.0/8', 'db', 80, '::ffff:10.0.0.7', true],
    ['10.0.0.0/8:9100', 'db', 9_100, '10.0.0.7', true],
    ['10.0.0.0/8:9100', 'db', 9_101, '10.0.0.7', false],
    ['fd00::/8', 'db', 80, 'fd12::7', true],
    ['[fd00::/8]:9100', 'fd12::7', 9_100, 'fd12::7', true],
    ['0.0.0.0/0', 'db', 80, 'fd12::7', false],
    // by port alone
    [':9100', 'anything', 9_100, '10.0.0.7', true],
    [':9100', '10.0.0.7', 9_101, '10.0.0.7', false],
  ])('of %s holds %s:%i at %s: %s', (place, host, port, address, expected) => {
    expect(holds([place], host, port, address)).toBe(expected);
  });

  it.each([
    ['10.0.0.0/8', 'db', 80, true],
    ['10.0.0.0/8:9100', 'db', 80, false],
    ['mes-1', 'db', 80, false],
    [':9100', 'db', 80, false],
  ])('of %s leaves it open to its address whether it holds %s:%i, or not: %s', (place, host, port, open) => {
    expect(holds([place], host, port, null)).toBe(open);
  });

  // The address as a number of 32 bits, by its own arithmetic.
  it('holds by a range exactly what begins with its bits', () => {
    const number = fc.integer({ min: 0, max: 0xffff_ffff });
    const text = (value: number): string =>
      [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) % 256).join('.');
    const near = fc.tuple(number, fc.integer({ min: 0, max: 32 }), fc.integer({ min: 0, max: 31 }), number);
    fc.assert(
      fc.property(near, ([base, bits, flipped, other]) => {
        const size = 2 ** (32 - bits);
        const begin = Math.floor(base / size) * size;
        const close = base ^ (2 ** flipped);
        for (const value of [base, close >>> 0, other]) {
          const expected = value >= begin && value < begin + size;
          expect(holds([`${text(begin)}/${bits}`], 'db', 80, text(value))).toBe(expected);
        }
      }),
    );
  });

  it('holds what any place of it holds, in any order', () => {
    const places = ['mes-1', 'mes-1:9100', '*.example', '10.0.0.0/8', '10.0.0.0/8:9100', ':9100', 'fd00::/8'];
    fc.assert(
      fc.property(
        fc.shuffledSubarray(places, { minLength: 1 }),
        fc.constantFrom('mes-1', 'db', 'a.example'),
        fc.constantFrom(80, 9_100),
        fc.constantFrom('10.0.0.7', '192.168.0.7', 'fd00::7', null),
        (some, host, port, address) => {
          const each = some.map((place) => holds([place], host, port, address));
          expect(holds(some, host, port, address)).toBe(each.includes(true));
        },
      ),
    );
  });
});

describe('an attempt with a list', () => {
  const lookup = namesOf({ 'db.test': ['127.0.0.1'], 'mixed.test': ['127.0.0.1', '127.0.0.9'] });
  const allowing = (...places: readonly string[]) => ({
    connection: { ...plainConnection, allow: places.map(parseAllowedPlace) },
  });

  it('goes by the address that is connected to, where a range is what could hold it', async () => {
    const { port } = new URL(await serveHttp((_, response) => response.end('here')));
    const { outcome } = createClientRig({ lookup });
    const url = `http://db.test:${port}/`;
    expect(await outcome({ url, ...allowing('127.0.0.0/30') })).toBe('200 here');
    expect(await outcome({ url, ...allowing('127.0.0.8/30') })).toBe(
      `forbidden-address: db.test:${port} is not among what this entry of discovery allows`,
    );
    // Of the addresses of a name, those that the list holds.
    expect(await outcome({ url: `http://mixed.test:${port}/`, ...allowing('127.0.0.1') })).toBe('200 here');
    expect(await outcome({ url: `http://mixed.test:${port}/`, ...allowing('127.0.0.9') })).toMatch(
      /^refused/,
    );
  });

  it('asks no name server for what no place could hold', async () => {
    const { outcome } = createClientRig({ lookup: () => Promise.reject(new Error('asked')) });
    expect(await outcome({ url: 'http://db:9100/', ...allowing('mes-1:9100', '10.0.0.0/8:80') })).toBe(
      'forbidden-address: db:9100 is not among what this entry of discovery allows',
    );
  });

  it('is held to it for every redirect', async () => {
    let count = 0;
    const inner = await serveHttp((_, response) => {
      count += 1;
      response.end('inner');
    });
    const pointer = await serveHttp((_, response) => response.writeHead(302, { location: inner }).end());
    const [first, second] = [new URL(pointer), new URL(inner)];
    const { outcome } = createClientRig({ lookup });
    expect(await outcome({ url: pointer, ...allowing(first.host) })).toBe(
      `forbidden-address: ${second.host} is not among what this entry of discovery allows`,
    );
    expect(count).toBe(0);
    expect(await outcome({ url: pointer, ...allowing(first.host, second.host) })).toBe('200 inner');
  });

  it('does not go over a kept connection that it could not have opened', async () => {
    const { host } = new URL(await serveHttp((_, response) => response.end('here')));
    const { outcome } = createClientRig();
    expect(await outcome({ url: `http://${host}/` })).toBe('200 here');
    expect(await outcome({ url: `http://${host}/`, ...allowing(':1') })).toMatch(/^forbidden-address: /);
  });

  it('is not widened by its list, nor its list by outbound.allow', async () => {
    const { host } = new URL(await serveHttp((_, response) => response.end('here')));
    const url = `http://${host}/`;
    const closed = createClientRig();
    expect(await closed.outcome({ url, reach: 'private', ...allowing(host) })).toBe(
      'forbidden-address: 127.0.0.1 lies further inside than what named it',
    );
    const open = createClientRig({ outbound: () => ({ allow: ['127.0.0.0/8'], deny: [] }) });
    expect(await open.outcome({ url, ...allowing('mes-1') })).toBe(
      `forbidden-address: ${host} is not among what this entry of discovery allows`,
    );
  });
});
