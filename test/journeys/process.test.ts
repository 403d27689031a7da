import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { WallAnswer } from '#shared/api/wall.ts';
import { describeInBrowser, expectCount, expectText } from '../harness/browser.ts';
import { type BoardProcess, startBoardProcess } from '../harness/process.ts';

const good = `listen: 127.0.0.1:0
services:
  - { id: press, name: Press data, objectives: [{ id: availability, push: {} }] }
`;
const wider = `${good}  - { id: labels, name: Labels }\n`;
/** "objectivs" stands in line 3, column 36. */
const faulty = good.replace('objectives', 'objectivs');

const readJson = async <T>(url: string): Promise<T> => (await (await fetch(url)).json()) as T;
const readMetric = async (url: string, name: string): Promise<string | undefined> =>
  new RegExp(`^${name} (\\S+)$`, 'm').exec(await (await fetch(`${url}/metrics`)).text())?.[1];
const post = async (url: string, path: string, body: unknown): Promise<number> => {
  const headers = { 'content-type': 'application/json' };
  return (await fetch(`${url}/api/v1${path}`, { method: 'POST', headers, body: JSON.stringify(body) }))
    .status;
};
const soon = (read: () => unknown) => expect.poll(read, { timeout: 10_000, interval: 50 });

let folder: string;
let running: BoardProcess[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'andon-process-'));
  running = [];
  save(good);
});
afterEach(async () => {
  for (const board of running) board.send('SIGKILL');
  await Promise.all(running.map((board) => board.ended()));
  rmSync(folder, { recursive: true, force: true });
});

const save = (text: string): void => writeFileSync(join(folder, 'andon.yaml'), text);
const start = (): BoardProcess => {
  const board = startBoardProcess('--config', join(folder, 'andon.yaml'), '--data-dir', join(folder, 'data'));
  running.push(board);
  return board;
};

describe('the board as a process', () => {
  it('ends at SIGTERM with exit code 0, and within the ten seconds that a supervisor gives', async () => {
    const board = start();
    const url = await board.url();
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    // An open screen must not hold it.
    const stream = await fetch(`${url}/api/v1/stream`);
    board.send('SIGTERM');
    const late = AbortSignal.timeout(10_000);
    const outcome = await Promise.race([
      board.ended(),
      new Promise((resolve) => late.addEventListener('abort', () => resolve('still running after 10 s'))),
    ]);
    expect(outcome).toEqual({ code: 0, signal: null });
    await stream.body?.cancel().catch(() => {});
  });

  it('reads its configuration again at SIGHUP, and goes on', async () => {
    const board = start();
    const url = await board.url();
    board.send('SIGHUP');
    await soon(async () => board.output().includes('configuration reloaded')).toBe(true);
    // A board that is closing is not ready any more.
    for (let asked = 0; asked < 10; asked += 1) expect((await fetch(`${url}/readyz`)).status).toBe(200);
    board.send('SIGTERM');
    expect(await board.ended()).toEqual({ code: 0, signal: null });
  });

  it('loses nothing that was answered 2xx, though it is killed at once', async () => {
    const killed = start();
    const url = await killed.url();
    const at = new Date().toISOString();
    const answered = await Promise.all([
      post(url, '/tallies', { service: 'press', objective: 'availability', at, good: 9_990, total: 10_000 }),
      post(url, '/deployments', { service: 'press', id: '7', version: '7.0', finishedAt: at }),
      post(url, '/incidents', { service: 'press', id: '1', title: 'Stuck', severity: 2, startedAt: at }),
    ]);
    killed.send('SIGKILL');
    expect(answered).toEqual([200, 201, 201]);
    expect(await killed.ended()).toEqual({ code: null, signal: 'SIGKILL' });

    const again = await start().url();
    const wall = await readJson<WallAnswer>(`${again}/api/v1/wall`);
    expect(wall.services[0]?.objective).toMatchObject({ good: 9_990, total: 10_000 });
    expect(wall.lastRelease?.version).toBe('7.0');
    const incidents = await readJson<{ items: { id: string }[] }>(`${again}/api/v1/incidents`);
    expect(incidents.items.map(({ id }) => id)).toEqual(['1']);
  });

  it('refuses a folder that another process has open, says which, and leaves that one alone', async () => {
    const url = await start().url();
    const second = start();
    expect(await second.ended()).toEqual({ code: 1, signal: null });
    expect(second.output()).toMatch(/^andon: .*(in use|another|already)/im);
    expect(second.output()).toContain(join(folder, 'data'));
    expect(second.output()).not.toMatch(/^\s+at /m);
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
  });

  it('does not start with a file that cannot be read as YAML: line, column, exit code 1', async () => {
    // The bracket that line 2 opens is never closed.
    save('listen: 127.0.0.1:0\nservices: [\n  { id: press }\n');
    const board = start();
    expect(await board.ended()).toEqual({ code: 1, signal: null });
    expect(board.output()).toMatch(/andon\.yaml:\d+:\d+/);
    expect(board.output()).not.toMatch(/^\s+at /m);
  });

  it('does not start with an unknown key: where it stands and what was meant', async () => {
    save(faulty);
    const board = start();
    expect(await board.ended()).toEqual({ code: 1, signal: null });
    expect(board.output()).toMatch(/andon\.yaml:3:36: .*"objectivs".*objectives/);
  });
});

describeInBrowser('the configuration changes while the board runs', (browser) => {
  it('keeps the running one where the file is faulty and says so, until it is mended', async () => {
    const url = await start().url();
    const screen = await browser.open(`${url}/wall`);
    const foot = screen.page.locator('.foot');
    await expectCount(screen.page.locator('.tile')).toBe(1);
    expect(await readMetric(url, 'andon_config_last_reload_successful')).toBe('1');

    save(faulty);
    await soon(() => readMetric(url, 'andon_config_last_reload_successful')).toBe('0');
    await expectText(foot).toMatch(
      /Configuration refused since \d\d:\d\d: .*andon\.yaml:3:36: .*"objectivs"/,
    );
    await expectCount(screen.page.locator('.tile')).toBe(1);
    for (const path of ['/services', '/s/press']) {
      const desk = await browser.open(`${url}${path}`);
      await expectText(desk.page.locator('.board-notice')).toMatch(
        /^Configuration refused since .*"objectivs"/,
      );
      await desk.close();
    }
    const at = new Date().toISOString();
    const tally = { service: 'press', objective: 'availability', at, good: 1, total: 1 };
    expect(await post(url, '/tallies', tally)).toBe(200);

    save(good);
    await soon(() => readMetric(url, 'andon_config_last_reload_successful')).toBe('1');
    await expectText(foot).not.toContain('refused');

    save(wider);
    await expectCount(screen.page.locator('.tile')).toBe(2);
    await expectText(screen.page.locator('.tile').nth(1)).toContain('Labels');
    expect(screen.troubles).toEqual([]);
    await screen.close();
  });
});
