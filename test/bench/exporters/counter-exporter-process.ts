/** An exporter with counters that begin at 0 with its process. Started by `startCounterExporter`. */
import { createServer } from 'node:http';
import { AGREED_NAME } from '../systems/system.ts';
import type { ServedPage } from './counter-exporter.ts';

/** Requests a second, by their answer. */
const RATES = { 200: 40, 404: 1.5, 503: 0.7 } as const;

const startedAtSeconds = Date.now() / 1_000;

function countsNow(): Record<string, number> {
  const seconds = performance.now() / 1_000;
  return Object.fromEntries(Object.entries(RATES).map(([code, rate]) => [code, Math.floor(rate * seconds)]));
}

function render(counts: Record<string, number>): string {
  const series = Object.entries(counts).map(([code, count]) => `${AGREED_NAME}{code="${code}"} ${count}`);
  return [
    '# TYPE process_start_time_seconds gauge',
    `process_start_time_seconds ${startedAtSeconds}`,
    `# TYPE ${AGREED_NAME} counter`,
    ...series,
    '',
  ].join('\n');
}

const server = createServer((request, response) => {
  const counts = countsNow();
  const page: ServedPage = { to: request.headers['user-agent'] ?? '', atMs: Date.now(), counts };
  response.setHeader('content-type', 'text/plain; version=0.0.4; charset=utf-8');
  response.end(render(counts));
  process.send?.(page);
});

server.listen(Number(process.argv[2]), '127.0.0.1', () => process.send?.('listening'));
process.on('disconnect', () => process.exit());
