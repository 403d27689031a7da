/** The targets, in a process of their own: their CPU is not counted. Started by `startFleet`. */
import { createServer as createHttpServer, type ServerResponse } from 'node:http';
import { createServer } from 'node:net';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { gzipSync } from 'node:zlib';
import type { Fault } from './faults.ts';
import { addressOf, type FleetOptions, type FleetOrder, type FleetReport } from './fleet-options.ts';
import { type Counts, countsAt, createPage } from './page.ts';

/** Longer than any scrape waits. */
const SLOW_MS = 60_000;
/** Counters begin as if the targets had run for a while. */
const AGE_SECONDS = 100_000;
const GARBAGE = '<html>\u0000 not { metrics\nup{a="b} 1\n';

const options: FleetOptions = JSON.parse(process.argv[2] ?? '{}');
const page = createPage(options.seriesCount);
const bigPage = createPage(options.bigSeriesCount);
const delay = monitorEventLoopDelay({ resolution: 10 });
delay.enable();

let frozenAtMs: number | null = null;
let measuredFromMs = performance.now();
let sampleCount = 0;
let pageCount = 0;
const allTargets = options.targetCount + (options.bigSeriesCount > 0 ? 1 : 0);
const arrivals: number[][] = Array.from({ length: allTargets }, () => []);
const firstServed = new Map<number, Counts>();

const nowSeconds = () => AGE_SECONDS + (frozenAtMs ?? performance.now()) / 1_000;

function serve(target: number, response: ServerResponse): void {
  const { seriesCount, render } = target === options.targetCount ? bigPage : page;
  const seconds = nowSeconds();
  const plain = render(target, seconds);
  const body = options.gzip ? gzipSync(plain, { level: 1 }) : plain;
  if (!firstServed.has(target)) firstServed.set(target, countsAt(target, seconds));
  sampleCount += seriesCount;
  pageCount += 1;
  response.writeHead(200, {
    'content-type': 'text/plain; version=0.0.4; charset=utf-8',
    'content-length': body.length,
    ...(options.gzip ? { 'content-encoding': 'gzip' } : {}),
  });
  response.end(body);
}

function fail(fault: Fault, target: number, response: ServerResponse): void {
  if (fault === 'status') response.writeHead(500).end('broken\n');
  else if (fault === 'garbage') response.writeHead(200, { 'content-type': 'text/plain' }).end(GARBAGE);
  else if (fault === 'slow') setTimeout(() => response.destroy(), SLOW_MS).unref();
  else {
    const body = page.render(target, nowSeconds());
    response.writeHead(200, { 'content-type': 'text/plain', 'content-length': body.length });
    response.write(body.subarray(0, body.length / 2), () => response.destroy());
  }
}

function answer(target: number, response: ServerResponse): void {
  const fault = options.faults[target] ?? null;
  if (fault !== null) {
    fail(fault, target, response);
    return;
  }
  arrivals[target]?.push(performance.now());
  serve(target, response);
}

function report(): FleetReport {
  let total = 0;
  let bad = 0;
  for (const [target, first] of firstServed) {
    const now = countsAt(target, nowSeconds());
    total += now.total - first.total;
    bad += now.bad - first.bad;
  }
  return {
    sampleCount,
    pageCount,
    span: [measuredFromMs, performance.now()],
    arrivals: arrivals.filter((_, target) => (options.faults[target] ?? null) === null),
    increases: { total, bad },
    ownDelay: { p99Ms: delay.percentile(99) / 1e6, maxMs: delay.max / 1e6 },
  };
}

function measure(): void {
  measuredFromMs = performance.now();
  sampleCount = 0;
  pageCount = 0;
  for (const ofTarget of arrivals) ofTarget.length = 0;
  delay.reset();
}

function obey(order: FleetOrder): void {
  if (order === 'freeze') frozenAtMs = performance.now();
  if (order === 'measure') measure();
  if (order === 'forget') {
    frozenAtMs = null;
    firstServed.clear();
  }
  process.send?.(report());
}

async function listen(target: number): Promise<void> {
  if (options.faults[target] === 'down') return;
  const http = createHttpServer({ keepAliveTimeout: 120_000 }, (_request, response) =>
    answer(target, response),
  );
  // One that listens for each address; requests are read by a server that does not.
  const server = createServer((socket) => void http.emit('connection', socket));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, addressOf(target), resolve);
  });
}

for (let target = 0; target < allTargets; target += 1) await listen(target);
process.on('message', obey);
process.on('disconnect', () => process.exit());
process.send?.(report());
