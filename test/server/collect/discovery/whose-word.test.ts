import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { parseAllowedPlace } from '../../../../server/config/allowed-place.ts';
import type { Config } from '../../../../server/config/config.ts';
import { plainConnection } from '../../../../server/config/connection.ts';
import type { DiscoverySource } from '../../../../server/config/discovery-config.ts';
import { defaultScrapeSettings } from '../../../../server/config/scrape-settings.ts';
import { configOf, createRig, scrape, serveHttp } from '../rig.ts';
import { entryOf } from './entries.ts';

const TEXT = { 'content-type': 'text/plain; version=0.0.4' };

/** A page of metrics at `/metrics`; elsewhere a list that names it, as `http_sd` gives it. */
async function servePage() {
  const seen = { pages: 0 };
  const target = await serveHttp((request, response) => {
    if (request.url === '/metrics') {
      seen.pages += 1;
      response.writeHead(200, TEXT).end('a 1\n');
    } else response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(list));
  });
  const { host: address, origin } = new URL(target);
  const list = [{ targets: [address], labels: { service: 's' } }];
  return { target, address, origin, seen, list };
}

type Page = Awaited<ReturnType<typeof servePage>>;

function fileOf(groups: unknown): DiscoverySource {
  const folder = mkdtempSync(join(tmpdir(), 'andon-word-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'a.json');
  writeFileSync(path, JSON.stringify(groups));
  return { kind: 'file', patterns: [path], refreshSeconds: 300 };
}

const staticOf = ({ list }: Page): DiscoverySource => ({ kind: 'static', groups: list });
const httpOf = (url: string): DiscoverySource => ({
  kind: 'http',
  url,
  refreshSeconds: 60,
  connection: plainConnection,
});

/** What comes of a target that a source names, and how many times an objective on it was observed. */
async function attempt(
  { target, origin }: Page,
  source: DiscoverySource,
  { allow = null as readonly string[] | null, isBoard = true, outbound = [] as readonly string[] } = {},
) {
  const settings = {
    ...defaultScrapeSettings,
    connection: { ...plainConnection, allow: allow?.map(parseAllowedPlace) ?? null },
  };
  const config: Config = {
    ...configOf({ up: scrape([], { discovered: { job: null, match: null } }) }),
    discovery: [entryOf(source, { settings })],
    outbound: { allow: outbound, deny: [] },
  };
  const rig = createRig(config, isBoard ? { ownOrigin: origin } : {});
  await rig.clock.until(() => rig.collector.activity().targets.length === 1);
  await rig.turn(target);
  const { reason, detail } = rig.stateOf(target);
  return { outcome: reason === null ? 'ok' : `${reason}: ${detail}`, totalCount: rig.sum('up').total };
}

describe('the board itself', () => {
  const refusalOf = ({ address }: Page) => ({
    outcome: `forbidden-address: ${address} is this board itself; outbound.allow can name it`,
    totalCount: 0,
  });

  it('is not asked because a file of targets names it', async () => {
    const board = await servePage();
    expect(await attempt(board, fileOf(board.list))).toEqual(refusalOf(board));
    expect(board.seen.pages).toBe(0);
  });

  it('is not asked because a server names it, not even the board', async () => {
    const [board, other] = [await servePage(), await servePage()];
    const elsewhere = await serveHttp((_, response) =>
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(board.list)),
    );
    expect(await attempt(board, httpOf(elsewhere))).toEqual(refusalOf(board));
    expect(await attempt(other, httpOf(`${other.origin}/list`))).toEqual(refusalOf(other));
    expect(board.seen.pages + other.seen.pages).toBe(0);
  });

  it('is not asked because a target points to it: the target is bad then', async () => {
    const board = await servePage();
    const target = await serveHttp((_, response) =>
      response.writeHead(302, { location: board.target }).end(),
    );
    const pointer = {
      ...board,
      target,
      list: [{ targets: [new URL(target).host], labels: { service: 's' } }],
    };
    const refused = { ...refusalOf(board), totalCount: 1 };
    expect(await attempt(pointer, fileOf(pointer.list))).toEqual(refused);
    expect(await attempt(pointer, staticOf(pointer))).toEqual(refused);
    expect(board.seen.pages).toBe(0);
  });

  it('is asked where andon.yaml names it: among targets that are found, or of an objective', async () => {
    const board = await servePage();
    expect(await attempt(board, staticOf(board))).toEqual({ outcome: 'ok', totalCount: 1 });
    for (const target of [board.target, 'http://127.0.0.1:0/metrics']) {
      const rig = createRig(configOf({ up: scrape([target]) }), { ownOrigin: board.origin });
      await rig.turn(target);
      expect(rig.stateOf(target).reason).toBeNull();
    }
    expect(board.seen.pages).toBe(3);
  });

  it('is asked by whoever names it once outbound.allow does', async () => {
    const board = await servePage();
    const given = { outbound: ['127.0.0.1/32'] };
    expect(await attempt(board, fileOf(board.list), given)).toEqual({ outcome: 'ok', totalCount: 1 });
  });
});

describe('an entry that says what it may lead to', () => {
  it.each([
    ['file', (page: Page) => fileOf(page.list)],
    ['http', (page: Page) => httpOf(`${page.origin}/list`)],
    ['targets', staticOf],
  ])('leads nowhere else, and counts nothing of what it may not ask: %s', async (_, sourceOf) => {
    const page = await servePage();
    const ask = (...allow: readonly string[]) => attempt(page, sourceOf(page), { allow, isBoard: false });
    const { host, port } = { host: '127.0.0.1', port: page.address.split(':')[1] };
    const refused = {
      outcome: `forbidden-address: ${page.address} is not among what this entry of discovery allows`,
      totalCount: 0,
    };
    for (const place of ['mes-1', ':1', '10.0.0.0/8', `${host}:1`, `10.0.0.0/8:${port}`])
      expect(await ask(place)).toEqual(refused);
    expect(page.seen.pages).toBe(0);
    for (const place of [host, `:${port}`, '127.0.0.0/8', `127.0.0.0/8:${port}`])
      expect(await ask('mes-1', place)).toEqual({ outcome: 'ok', totalCount: 1 });
  });

  it('holds its targets to it where they point on', async () => {
    const inner = await servePage();
    const target = await serveHttp((_, response) =>
      response.writeHead(302, { location: inner.target }).end(),
    );
    const { host } = new URL(target);
    const page = { ...inner, target, list: [{ targets: [host], labels: { service: 's' } }] };
    expect(await attempt(page, staticOf(page), { allow: [host], isBoard: false })).toEqual({
      outcome: `forbidden-address: ${inner.address} is not among what this entry of discovery allows`,
      totalCount: 1,
    });
    expect(inner.seen.pages).toBe(0);
  });
});
