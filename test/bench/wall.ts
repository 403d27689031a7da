/**
 * How long a fact takes to the wall, and what the wall costs: `node test/bench/wall.ts [services]`.
 * A deployment is posted; measured is the time until the live hint has come and the wall, asked again, shows it.
 * Beside it the serving of a kept answer, as a ratio to Fastify answering a prepared buffer of the same size.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Fastify from 'fastify';
import type { Clock } from '../../server/clock.ts';
import { loadConfig } from '../../server/config/load-config.ts';
import { startServer } from '../../server/start-server.ts';

const SERVICES = Number(process.argv[2] ?? 10);
const ROUNDS = 20;
const SERVE_SECONDS = 3;
const CONNECTIONS = 16;
const DAY_MS = 86_400_000;

const clock: Clock = {
  nowMs: () => Date.now(),
  monotonicMs: () => performance.now(),
  after: (delayMs, task) => {
    const timer = setTimeout(task, delayMs);
    return () => clearTimeout(timer);
  },
};

const services = Array.from({ length: SERVICES }, (_, index) => `s${index}`);
const yaml = `
services:
${services.map((id) => `  - { id: ${id}, objectives: [{ id: availability, push: {} }] }`).join('\n')}
agreement: { signedBy: [development], metrics: { availability: { target: 99.9%, window: 30d } } }
`;

const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;

async function post(url: string, body: unknown): Promise<void> {
  const reply = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!reply.ok) throw new Error(`${url}: ${reply.status} ${await reply.text()}`);
  await reply.arrayBuffer();
}

/** Thirty days of every tenth minute for each service: enough for strips and budgets. */
async function fill(url: string): Promise<void> {
  const now = Date.now();
  for (const service of services) {
    const rows = Array.from({ length: (30 * 1_440) / 10 }, (_, index) => ({
      service,
      objective: 'availability',
      at: new Date(now - 30 * DAY_MS + index * 600_000).toISOString(),
      good: 999,
      total: 1_000,
    }));
    await post(`${url}/api/v1/tallies`, rows);
  }
}

/** Resolves at the next hint of the stream. */
async function* hints(url: string, signal: AbortSignal): AsyncGenerator<void> {
  const { body } = await fetch(`${url}/api/v1/stream`, { signal });
  if (body === null) throw new Error('the stream has no body');
  for await (const part of body.pipeThrough(new TextDecoderStream()))
    if (part.includes('event: changed')) yield;
}

async function measureLatency(url: string): Promise<number[]> {
  const abort = new AbortController();
  const stream = hints(url, abort.signal);
  const latencies: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const hint = stream.next();
    await new Promise((resolve) => setTimeout(resolve, 137 * (round % 8)));
    const startedMs = performance.now();
    const version = `v${round}`;
    await post(`${url}/api/v1/deployments`, {
      service: 's0',
      id: version,
      version,
      finishedAt: new Date().toISOString(),
    });
    await hint;
    while (!(await (await fetch(`${url}/api/v1/wall`)).text()).includes(`"${version}"`)) await stream.next();
    latencies.push(performance.now() - startedMs);
  }
  abort.abort();
  await stream.return(undefined).catch(() => undefined);
  return latencies.sort((a, b) => a - b);
}

/** Requests answered a second by this process to itself; both sides carry the same client's cost. */
async function serveRate(url: string): Promise<number> {
  const untilMs = performance.now() + SERVE_SECONDS * 1_000;
  let answered = 0;
  const ask = async () => {
    while (performance.now() < untilMs) {
      await (await fetch(url)).arrayBuffer();
      answered += 1;
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, ask));
  return answered / SERVE_SECONDS;
}

const dataDir = mkdtempSync(join(tmpdir(), 'andon-bench-'));
const loaded = loadConfig(yaml, { file: 'bench.yaml', environment: {}, folder: '/', readFile: () => '' });
const config = { ...loaded, listen: { host: '127.0.0.1', port: 0 }, dataDir };
const server = await startServer({ config, file: null, clock, logger: false });
await fill(server.url);

const startedMs = performance.now();
const body = Buffer.from(await (await fetch(`${server.url}/api/v1/wall`)).arrayBuffer());
const coldMs = performance.now() - startedMs;
const latencies = await measureLatency(server.url);

const bare = Fastify();
bare.get('/', (_request, reply) => reply.type('application/json').send(body));
const bareUrl = await bare.listen({ host: '127.0.0.1', port: 0 });
const rates = { kept: await serveRate(`${server.url}/api/v1/wall`), bare: await serveRate(bareUrl) };

process.stdout.write(
  [
    `services                                   ${SERVICES}`,
    `wall answer                                ${(body.length / 1024).toFixed(1)} KB`,
    `first wall, nothing kept                   ${coldMs.toFixed(0)} ms`,
    `fact → hint → wall shows it, p50 / max     ${quantile(latencies, 0.5).toFixed(0)} / ${quantile(latencies, 1).toFixed(0)} ms (aim: 2,000)`,
    `kept answer / prepared buffer, rate        ${(rates.kept / rates.bare).toFixed(2)} (aim: 0.6)`,
    '',
  ].join('\n'),
);
await bare.close();
await server.close();
rmSync(dataDir, { recursive: true, force: true });
