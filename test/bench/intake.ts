/**
 * What taking in webhooks costs (SPEED.md: 100 signed deliveries a second for a minute, p99 under 250 ms, none lost):
 * `node test/bench/intake.ts [--rate 100] [--seconds 60]`
 *
 * A board of its own gets deliveries of four shapes at an even pace, whatever it answers; a fifth of them are sent
 * again, a twentieth have a proof that does not hold. The time of each is from when it was due, so a board that holds up
 * the next ones is charged for them. Afterwards every delivery that was answered 202 must be kept once and be read.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { DeliveryItem } from '#shared/api/deliveries.ts';
import { startBoardProcess } from '../harness/process.ts';
import { payloadHooks, type SentPayload, sentPayload, withoutProof } from '../harness/sent-payloads.ts';

const { values: given } = parseArgs({
  options: { rate: { type: 'string', default: '100' }, seconds: { type: 'string', default: '60' } },
});
const rate = Number(given.rate);
const total = rate * Number(given.seconds);
const AGAIN_EVERY = 5;
const BAD_EVERY = 20;
const P99_GOAL_MS = 250;
const EMPTY_GOAL_MS = 30_000;

interface Answered {
  readonly kind: 'new' | 'again' | 'bad';
  readonly status: number;
  readonly id: number | null;
  readonly ms: number;
}

const agent = new Agent({ keepAlive: true });

const send = (url: string, { hook, headers, body }: SentPayload): Promise<{ status: number; text: string }> =>
  new Promise((resolve, reject) => {
    const call = request(`${url}/hooks/${hook}`, { method: 'POST', agent, headers });
    call.on('response', (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (part: string) => {
        text += part;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
    });
    call.on('error', reject);
    call.end(body);
  });

async function sendAt(
  url: string,
  dueMs: number,
  kind: Answered['kind'],
  payload: SentPayload,
): Promise<Answered> {
  const { status, text } = await send(url, payload);
  const id = status === 202 ? (JSON.parse(text) as { id: number }).id : null;
  return { kind, status, id, ms: performance.now() - dueMs };
}

/** A fifth repeat one that was sent a little before. */
function planOf(number: number): { kind: Answered['kind']; id: number } {
  if (number % BAD_EVERY === 7) return { kind: 'bad', id: number };
  if (number % AGAIN_EVERY === 4) return { kind: 'again', id: number - 3 };
  return { kind: 'new', id: number };
}

/** The same for the same number, so that what is sent again is the same byte by byte. */
const happenedAt = (endMs: number, id: number): string =>
  new Date(endMs - ((total - id) * 1_000) / rate).toISOString();

async function load(url: string, endMs: number): Promise<Answered[]> {
  const startMs = performance.now();
  const sent: Promise<Answered>[] = [];
  for (let number = 1; number <= total; number += 1) {
    const dueMs = startMs + (number * 1_000) / rate;
    const waitMs = dueMs - performance.now();
    if (waitMs > 0) await pause(waitMs);
    const { kind, id } = planOf(number);
    const payload = sentPayload(id, happenedAt(endMs, id));
    sent.push(sendAt(url, dueMs, kind, kind === 'bad' ? withoutProof(payload) : payload));
  }
  return Promise.all(sent);
}

async function allDeliveries(url: string): Promise<DeliveryItem[]> {
  const items: DeliveryItem[] = [];
  let cursor = '';
  for (;;) {
    const page = (await (await fetch(`${url}/api/v1/deliveries?limit=1000${cursor}`)).json()) as {
      items: DeliveryItem[];
      next: string | null;
    };
    items.push(...page.items);
    if (page.next === null) return items;
    cursor = `&cursor=${page.next}`;
  }
}

async function untilRead(url: string): Promise<number> {
  const startMs = performance.now();
  for (;;) {
    const page = (await (await fetch(`${url}/api/v1/deliveries?state=waiting&limit=1`)).json()) as {
      items: DeliveryItem[];
    };
    if (page.items.length === 0 || performance.now() - startMs > EMPTY_GOAL_MS)
      return performance.now() - startMs;
    await pause(50);
  }
}

const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;

const print = (name: string, value: string, goal = '') =>
  process.stdout.write(`${name.padEnd(36)}${value.padStart(12)}  ${goal}\n`);

function report(answers: readonly Answered[], kept: readonly DeliveryItem[], emptyMs: number): boolean {
  const times = answers.map(({ ms }) => ms).toSorted((a, b) => a - b);
  const taken = answers.filter(({ kind, status }) => kind !== 'bad' && status === 202);
  const byId = new Map(kept.map((item) => [item.id, item]));
  const ids = new Set(taken.map(({ id }) => id));
  const lost = [...ids].filter((id) => id === null || byId.get(id)?.state !== 'read').length;
  const goods = answers.filter(({ kind }) => kind !== 'bad').length;
  const isNew = answers.filter(({ kind }) => kind === 'new').length;
  const refused = answers.filter(({ kind, status }) => kind === 'bad' && status === 401).length;
  const bad = answers.length - goods;
  const p99Ms = percentile(times, 0.99);
  print('deliveries', String(answers.length), `${rate} a second, load ${loadavg()[0]?.toFixed(1)}`);
  print('p50', `${percentile(times, 0.5).toFixed(1)} ms`);
  print('p99', `${p99Ms.toFixed(1)} ms`, `goal < ${P99_GOAL_MS} ms`);
  print('max', `${percentile(times, 1).toFixed(1)} ms`, 'goal < 2000 ms');
  print('answered 202', `${taken.length}/${goods}`);
  print('refused, of those without proof', `${refused}/${bad}`);
  print('kept, of different ones taken', `${kept.length}/${ids.size}`, 'those sent again are the same');
  print('lost or not read', String(lost), 'goal 0');
  print('nothing waits any more after', `${emptyMs.toFixed(0)} ms`, `goal < ${EMPTY_GOAL_MS} ms`);
  return (
    p99Ms < P99_GOAL_MS &&
    lost === 0 &&
    refused === bad &&
    taken.length === goods &&
    kept.length === ids.size &&
    isNew > 0
  );
}

const folder = mkdtempSync(join(tmpdir(), 'andon-intake-'));
writeFileSync(
  join(folder, 'andon.yaml'),
  `listen: 127.0.0.1:0\nservices:\n  - { id: press, repository: "https://github.com/acme/press" }\n${payloadHooks}`,
);
const board = startBoardProcess('--config', join(folder, 'andon.yaml'), '--data-dir', join(folder, 'data'));
try {
  const url = await board.url();
  const answers = await load(url, Date.now() - 60_000);
  const emptyMs = await untilRead(url);
  if (!report(answers, await allDeliveries(url), emptyMs)) process.exitCode = 1;
} finally {
  agent.destroy();
  board.send('SIGTERM');
  await board.ended();
  rmSync(folder, { recursive: true, force: true });
}
