import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { wait } from './systems/program.ts';
import type { Increases, LoopDelay, RunningSystem, ScrapeJob, System } from './systems/system.ts';
import { cpuSeconds, rssBytes } from './systems/usage.ts';
import type { Fleet } from './targets/fleet.ts';
import { judgePunctuality, type Punctuality } from './targets/punctuality.ts';

export interface Measurement {
  readonly name: string;
  readonly version: string;
  /** How long it was measured. */
  readonly seconds: number;
  readonly cpuSeconds: number;
  /** Served by healthy targets while the CPU was counted. */
  readonly sampleCount: number;
  readonly pageCount: number;
  readonly rssMaxBytes: number;
  readonly rssEndBytes: number;
  readonly punctuality: Punctuality;
  readonly loopDelay: LoopDelay | null;
  readonly kept: Increases;
  /** What it should have kept. */
  readonly served: Increases;
  /** Of the targets' own process. */
  readonly fleetDelay: LoopDelay;
}

export interface MeasureOptions {
  readonly job: ScrapeJob;
  readonly fleet: Fleet;
  readonly warmSeconds: number;
  readonly seconds: number;
}

const MEMORY_LOOK_MS = 500;

/** The most memory that is seen while `seconds` go by. */
async function watchMemory(pid: number, seconds: number): Promise<number> {
  const untilMs = performance.now() + seconds * 1_000;
  let maxBytes = 0;
  while (performance.now() < untilMs) {
    maxBytes = Math.max(maxBytes, rssBytes(pid));
    await wait(Math.min(MEMORY_LOOK_MS, Math.max(0, untilMs - performance.now())));
  }
  return maxBytes;
}

async function measureRunning(
  running: RunningSystem,
  { job, fleet, warmSeconds, seconds }: MeasureOptions,
): Promise<Omit<Measurement, 'name' | 'version'>> {
  await wait(warmSeconds * 1_000);
  await running.loopDelay();
  await fleet.order('measure');
  const cpuBefore = cpuSeconds(running.pid);
  const rssMaxBytes = await watchMemory(running.pid, seconds);
  const cpu = cpuSeconds(running.pid) - cpuBefore;
  const report = await fleet.order('report');
  const rssEndBytes = rssBytes(running.pid);
  const loopDelay = await running.loopDelay();
  // Each target is read once more before the counters are compared.
  await fleet.order('freeze');
  await wait(2_000 * job.intervalSeconds);
  const { increases: served } = await fleet.order('report');
  const [fromMs, toMs] = report.span;
  return {
    seconds: (toMs - fromMs) / 1_000,
    cpuSeconds: cpu,
    sampleCount: report.sampleCount,
    pageCount: report.pageCount,
    rssMaxBytes,
    rssEndBytes,
    punctuality: judgePunctuality(report.arrivals, job.intervalSeconds * 1_000, report.span),
    loopDelay,
    fleetDelay: report.ownDelay,
    kept: await running.end(),
    served,
  };
}

/** Starts a system from nothing, has it scrape the fleet, and ends it. @param version of the installed one */
export async function measureSystem(
  system: System,
  version: string,
  options: MeasureOptions,
): Promise<Measurement> {
  const folder = mkdtempSync(join(tmpdir(), 'andon-bench-'));
  try {
    await options.fleet.order('forget');
    const running = await system.start(options.job, folder);
    try {
      return { name: system.name, version, ...(await measureRunning(running, options)) };
    } finally {
      await running.stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
