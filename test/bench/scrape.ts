/**
 * Cost of reading metrics pages: `node test/bench/scrape.ts [targets]`.
 * First the parser beside a bare search for line ends in the same bytes, then CPU for each sample that targets
 * on loopback serve (SPEED.md goals 1 and 13).
 */
import { fork } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Clock } from '../../server/clock.ts';
import { parseExposition } from '../../server/collect/exposition/parse-exposition.ts';
import { createWanted } from '../../server/collect/exposition/wanted.ts';
import { createHttpClient } from '../../server/collect/http/http-client.ts';
import { scrapeTarget } from '../../server/collect/scrape/scrape-target.ts';
import { defaultScrapeLimits } from '../../server/config/scrape-limits.ts';
import { parseSelector } from '../../shared/selector.ts';

const SERIES_COUNT = 1_020;
const NEWLINE = 10;

/** A page of 1,020 series, 10 of them the agreed counters. */
function createPage(): Buffer {
  const lines = ['# HELP http_requests_total Requests.', '# TYPE http_requests_total counter'];
  for (let code = 0; code < 10; code += 1)
    lines.push(`http_requests_total{code="${code + 200}"} ${code * 977}`);
  for (let index = 10; index < SERIES_COUNT; index += 1) {
    if (index % 20 === 10)
      lines.push(`# HELP m${index}_seconds Time spent.`, `# TYPE m${index}_seconds gauge`);
    const name = `m${index - ((index - 10) % 20)}_seconds`;
    lines.push(
      `${name}{handler="/api/v1/things/${index}",instance="node-${index % 7}",method="GET"} ${index / 8}`,
    );
  }
  return Buffer.from(`${lines.join('\n')}\n`);
}

const page = createPage();

function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

/** MB of the page that `work` goes through in a second of CPU, best of five. */
function megabytesPerSecond(work: () => void): number {
  const rounds = 500;
  const speeds = Array.from({ length: 5 }, () => {
    const startMs = cpuMs();
    for (let round = 0; round < rounds; round += 1) work();
    return (page.length * rounds) / 1_000 / (cpuMs() - startMs);
  });
  return Math.max(...speeds);
}

function benchParser(): void {
  const wanted = createWanted([parseSelector('http_requests_total')]);
  const scan = () => {
    for (let at = page.indexOf(NEWLINE); at !== -1; at = page.indexOf(NEWLINE, at + 1));
  };
  const scanned = megabytesPerSecond(scan);
  const rows = [
    ['newline scan', scanned],
    ['validated, agreed series kept', megabytesPerSecond(() => parseExposition(page, 'text', wanted))],
    ['validated, every sample', megabytesPerSecond(() => parseExposition(page, 'text', null))],
  ] as const;
  process.stdout.write(`\nparser, a page of ${page.length} bytes          MB/s   × of the scan's time\n`);
  for (const [name, speed] of rows) {
    process.stdout.write(
      `${name.padEnd(36)} ${speed.toFixed(0).padStart(7)} ${(scanned / speed).toFixed(2).padStart(9)}\n`,
    );
  }
}

const systemClock: Clock = {
  nowMs: () => Date.now(),
  monotonicMs: () => performance.now(),
  after(delayMs, task) {
    const timer = setTimeout(task, delayMs);
    return () => clearTimeout(timer);
  },
};

async function benchScrapes(origin: string, targetCount: number): Promise<void> {
  const http = createHttpClient({ clock: systemClock, userAgent: 'Andon/bench' });
  const { signal } = new AbortController();
  const targets = Array.from({ length: targetCount }, (_, index) => ({
    url: `${origin}/${index}/metrics`,
    timeoutSeconds: 10,
    wanted: createWanted([parseSelector('http_requests_total')]),
    limits: defaultScrapeLimits,
    signal,
  }));
  const round = async () => {
    // Ten at a time: as phases spread them, not all at once.
    for (let at = 0; at < targets.length; at += 10) {
      await Promise.all(targets.slice(at, at + 10).map((target) => scrapeTarget(http, target)));
    }
  };
  await round();
  const rounds = Math.ceil(2_000 / targetCount);
  const startMs = cpuMs();
  for (let done = 0; done < rounds; done += 1) await round();
  const sampleCount = rounds * targetCount * SERIES_COUNT;
  const seconds = (cpuMs() - startMs) / 1_000;
  await http.close();
  process.stdout.write(`\nscrapes of ${targetCount} targets\n`);
  process.stdout.write(
    `CPU-s per million samples served    ${((seconds / sampleCount) * 1e6).toFixed(2).padStart(8)}\n`,
  );
  process.stdout.write(
    `CPU-ms per scrape                   ${((seconds * 1_000) / (rounds * targetCount)).toFixed(3).padStart(8)}\n`,
  );
}

/** The targets run in a process of their own, so that their CPU is not counted. */
function serveTargets(): void {
  const server = createServer((_, response) => {
    response
      .writeHead(200, { 'content-type': 'text/plain; version=0.0.4', 'content-length': page.length })
      .end(page);
  });
  server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
  process.on('disconnect', () => process.exit());
}

async function run(): Promise<void> {
  benchParser();
  const targets = fork(import.meta.filename, ['--serve']);
  const port = await new Promise<unknown>((resolve) => targets.once('message', resolve));
  await benchScrapes(`http://127.0.0.1:${port}`, Number(process.argv[2] ?? 100));
  targets.disconnect();
}

if (process.argv.includes('--serve')) serveTargets();
else await run();
