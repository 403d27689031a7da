import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startTestBoard } from '../harness/board.ts';
import { serveHttp } from './collect/rig.ts';

const CANARY = 'hunter2';

/** Secrets wherever a configuration may hold one, and a query server that nobody is behind. */
const yamlOf = (host: string) => `
services:
  - id: shop
    objectives:
      - id: pages
        scrape: { targets: ["http://bob:${CANARY}@${host}/metrics?token=${CANARY}"], total: r_total, bad: 'r_total{code="500"}', interval: 5s }
      - { id: found, scrape: { job: line-2, total: r_total, bad: 'r_total{code="500"}', interval: 5s } }
      - { id: hook, probe: { urlFile: hook.url, interval: 5s } }
      - id: web
        probe: { url: "http://bob:${CANARY}@${host}/?key=${CANARY}", headers: { x-api-key: ${CANARY} }, interval: 5s }
      - id: asked
        query: { server: "http://bob:${CANARY}@127.0.0.1:9/?key=${CANARY}", total: up, bad: down }
discovery:
  - job: line-2
    params: { token: ${CANARY} }
    basicAuth: { username: bob, password: ${CANARY} }
    targets:
      - { targets: ["${host}"], labels: { token: ${CANARY}, page: "http://bob:${CANARY}@a.example/" } }
      - { targets: ["${host}"], labels: { token: other } }
`;

describe('secrets of a configuration', () => {
  it('are in no file of the data folder, while the board runs and after it', async () => {
    let count = 0;
    const page = await serveHttp((_, response) => {
      count += 1;
      response
        .writeHead(200, { 'content-type': 'text/plain; version=0.0.4' })
        .end(`r_total{code="200"} ${count}\nr_total{code="500"} 1\n`);
    });
    const { host } = new URL(page);
    const files = { 'hook.url': `http://${host}/hooks/${CANARY}` };
    const board = await startTestBoard({ yaml: yamlOf(host), files, startAt: '2026-11-22T12:00:00Z' });
    onTestFinished(() => board.close());
    const { targets, tallies } = board.server.store;
    for (let round = 0; round < 30; round += 1) await board.clock.advance(5_000);
    await board.clock.until(() => targets.all().length === 6);
    await board.clock.until(() => targets.all().filter(({ reason }) => reason === null).length === 5);
    tallies.flush();

    const names = () => readdirSync(board.dataDir);
    const telling = () => names().filter((name) => readFileSync(join(board.dataDir, name)).includes(CANARY));
    expect(names()).toEqual(expect.arrayContaining(['andon.db', 'andon.db-wal']));
    // The folder is not empty of what it should hold: the host of the target is named in it.
    const log = readFileSync(join(board.dataDir, 'andon.db-wal'));
    expect([log.includes(`http://${host}/metrics?token=`), log.includes('r_total#')]).toEqual([true, true]);
    expect(telling()).toEqual([]);
    await board.stop();
    expect(telling()).toEqual([]);
  });
});
