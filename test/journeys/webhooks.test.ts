import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DeliveryItem } from '#shared/api/deliveries.ts';
import { type BoardProcess, startBoardProcess } from '../harness/process.ts';
import { payloadHooks, sentPayload } from '../harness/sent-payloads.ts';

const yaml = `listen: 127.0.0.1:0
services:
  - { id: press, repository: "https://github.com/acme/press" }
${payloadHooks}`;

const canLimit = spawnSync('prlimit', ['--version']).status === 0;

let folder: string;
let running: BoardProcess[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'andon-webhooks-'));
  running = [];
  writeFileSync(join(folder, 'andon.yaml'), yaml);
});
afterEach(async () => {
  for (const board of running) board.send('SIGKILL');
  await Promise.all(running.map((board) => board.ended()));
  rmSync(folder, { recursive: true, force: true });
});

const start = (): BoardProcess => {
  const board = startBoardProcess('--config', join(folder, 'andon.yaml'), '--data-dir', join(folder, 'data'));
  running.push(board);
  return board;
};

const AT = new Date(Date.now() - 60_000).toISOString();

/** The id that it was taken under; the status where it was not. Null where the board was gone. */
async function send(url: string, number: number): Promise<{ status: number; id: number | null } | null> {
  const { hook, headers, body } = sentPayload(number, AT);
  try {
    const answer = await fetch(`${url}/hooks/${hook}`, { method: 'POST', headers, body });
    const id = answer.status === 202 ? ((await answer.json()) as { id: number }).id : null;
    return { status: answer.status, id };
  } catch {
    return null;
  }
}

const readJson = async <T>(url: string): Promise<T> => (await (await fetch(url)).json()) as T;

/** All items of a list, page after page. */
async function all<Item>(url: string, list: string): Promise<Item[]> {
  const items: Item[] = [];
  for (let next: string | null = ''; next !== null; ) {
    const page: { items: Item[]; next: string | null } = await readJson(
      `${url}/api/v1/${list}?limit=1000${next === '' ? '' : `&cursor=${next}`}`,
    );
    items.push(...page.items);
    next = page.next;
  }
  return items;
}

/** Every delivery, once none waits to be read any more. */
async function deliveries(url: string): Promise<DeliveryItem[]> {
  const soonMs = Date.now() + 20_000;
  for (;;) {
    const items = await all<DeliveryItem>(url, 'deliveries');
    if (items.every(({ state }) => state !== 'waiting') || Date.now() > soonMs) return items;
  }
}

const countOf = async (url: string, list: string): Promise<number> => (await all(url, list)).length;

describe('what senders send to the board as a process', () => {
  it('is not lost once it was answered, though the board is killed again and again while they send', async () => {
    const taken = new Map<number, number>();
    let number = 0;
    for (let round = 0; round < 4; round += 1) {
      const board = start();
      const url = await board.url();
      let isKilled = false;
      setTimeout(
        () => {
          isKilled = true;
          board.send('SIGKILL');
        },
        250 + round * 60,
      );
      const senders = Array.from({ length: 6 }, async () => {
        while (!isKilled) {
          number += 1;
          const own = number;
          const answer = await send(url, own);
          if (answer?.id) taken.set(own, answer.id);
        }
      });
      await Promise.all(senders);
      await board.ended();
    }
    const url = await start().url();
    expect(taken.size).toBeGreaterThan(50);
    // Sent once more, as senders do that had no answer: what was kept is the same.
    const again = await Promise.all([...taken.keys()].slice(0, 20).map((own) => send(url, own)));
    expect(again.map((answer) => answer?.id)).toEqual([...taken.values()].slice(0, 20));
    const kept = new Map((await deliveries(url)).map((item) => [item.id, item]));
    expect(new Set(taken.values()).size).toBe(taken.size);
    expect([...taken.values()].filter((id) => kept.get(id)?.state !== 'read')).toEqual([]);
    // One deployment for each fourth number, by sentPayload; of those without an answer some were kept too.
    const shownNumbers = [...taken.keys()].filter((own) => own % 4 === 0).length;
    expect(await countOf(url, 'deployments')).toBeGreaterThanOrEqual(shownNumbers);
  }, 60_000);

  it.skipIf(!canLimit)(
    'is answered 503 while nothing more can be written, and goes on afterwards',
    async () => {
      const board = start();
      const url = await board.url();
      expect((await send(url, 4))?.status).toBe(202);
      await deliveries(url);
      const { pid } = JSON.parse(readFileSync(join(folder, 'data', 'andon.lock'), 'utf8')) as { pid: number };
      // As a full disk: no file may grow beyond a byte more than nothing.
      expect(spawnSync('prlimit', ['--pid', String(pid), '--fsize=1:unlimited']).status).toBe(0);
      const refused = await fetch(`${url}/hooks/github`, { method: 'POST', ...sentPayload(8, AT) });
      expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '5']);
      expect((await fetch(`${url}/api/v1/deployments`)).status).toBe(200);
      expect(spawnSync('prlimit', ['--pid', String(pid), '--fsize=unlimited:unlimited']).status).toBe(0);
      expect((await send(url, 8))?.status).toBe(202);
      expect((await deliveries(url)).map(({ state }) => state)).toEqual(['read', 'read']);
      expect(await countOf(url, 'deployments')).toBe(2);
    },
    60_000,
  );
});
