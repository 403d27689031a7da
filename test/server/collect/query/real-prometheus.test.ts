import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { promqlText } from '../../../../server/collect/query/promql-text.ts';
import { configOf, createRig } from '../rig.ts';
import { fillPast, passMinutes, query } from './query-rig.ts';

const PROMETHEUS = '/usr/bin/prometheus';
const MINUTE_MS = 60_000;
const HISTORY_MINUTES = 180;
const JOBS = ['api', 'a|b', 'quote " and \\', '결제 (1.0)', 'missing'];

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** Every 15 s the n-th job has n more requests, and every fourth time one more that failed. */
function historyOf(endMs: number): string {
  const lines = ['# TYPE r counter'];
  for (const [index, job] of JOBS.slice(0, -1).entries()) {
    const name = job.replace(/[\\"]/g, '\\$&');
    for (const code of ['200', '503']) {
      for (let tick = 0; tick < HISTORY_MINUTES * 4; tick += 1) {
        const count = code === '503' ? Math.floor((tick + 2) / 4) : tick * (index + 1);
        const atSeconds = endMs / 1_000 - (HISTORY_MINUTES * 4 - tick) * 15 + 5;
        lines.push(`r_total{job="${name}",code="${code}"} ${count} ${atSeconds}`);
      }
    }
  }
  return [...lines, '# EOF', ''].join('\n');
}

/** Debian's Prometheus over that history; gives its address. */
async function servePrometheus(endMs: number): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'andon-prometheus-'));
  writeFileSync(join(folder, 'history'), historyOf(endMs));
  writeFileSync(join(folder, 'prometheus.yml'), 'global: {}\n');
  const data = join(folder, 'data');
  execFileSync('promtool', [
    'tsdb',
    'create-blocks-from',
    'openmetrics',
    '-q',
    join(folder, 'history'),
    data,
  ]);
  const port = await freePort();
  const server = spawn(
    PROMETHEUS,
    [
      `--config.file=${join(folder, 'prometheus.yml')}`,
      `--storage.tsdb.path=${data}`,
      `--web.listen-address=127.0.0.1:${port}`,
    ],
    { stdio: 'ignore' },
  );
  const gone = new Promise((resolve) => server.once('exit', resolve));
  onTestFinished(async () => {
    server.kill('SIGKILL');
    await gone;
    rmSync(folder, { recursive: true, force: true });
  });
  const url = `http://127.0.0.1:${port}`;
  for (let tries = 0; tries < 200; tries += 1) {
    const answer = await fetch(`${url}/-/ready`).catch(() => null);
    if (answer?.ok) return url;
    await pause(50);
  }
  throw new Error('Prometheus does not start');
}

describe.skipIf(!existsSync(PROMETHEUS))(
  'a real Prometheus (skipped where /usr/bin/prometheus is absent)',
  () => {
    it('answers a family as one question, also about the past, exactly as it answers each one', async () => {
      const nowMs = Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS;
      const server = await servePrometheus(nowMs);
      const sources = Object.fromEntries(
        JOBS.map((job) => [
          job,
          query({
            server,
            total: `sum(increase(r_total{job=${promqlText(job)}}[1m]))`,
            selector: `sum(increase(r_total{job=${promqlText(job)},code=~"5.."}[1m]))`,
            backfillSeconds: 2 * 3_600,
          }),
        ]),
      );
      const rig = createRig(configOf(sources), { atMs: nowMs });
      await passMinutes(rig);
      await fillPast(rig);
      const results = new Set(rig.attempts.map(({ result }) => result));
      expect([...results]).toEqual(['ok']);
      // One for the minute that is over, one for the two hours before it.
      expect(rig.attempts).toHaveLength(2);
      for (const [index, job] of JOBS.slice(0, -1).entries()) {
        const { good, total, coveredMinutes } = rig.lookup(job).sum(nowMs - 7_200_000, nowMs);
        expect(coveredMinutes).toBe(120);
        // A minute has four samples 15 s apart; increase() extrapolates what it sees in 45 s to the minute.
        expect(good).toBeCloseTo(120 * 4 * (index + 1), 3);
        expect(total - good).toBeCloseTo((120 * 60) / 45, 3);
      }
      expect(rig.lookup('missing').lastHeardAtMs).toBeNull();
    });

    it('says in its own words what is wrong with a question', async () => {
      const nowMs = Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS;
      const server = await servePrometheus(nowMs);
      const rig = createRig(configOf({ x: query({ server, total: 'sum(', selector: 'up' }) }), {
        atMs: nowMs,
      });
      await passMinutes(rig);
      expect(rig.stateOf(server)).toMatchObject({
        reason: 'bad-query',
        detail: 'bad_data: invalid parameter "query": 1:5: parse error: unclosed left parenthesis',
      });
    });
  },
);
