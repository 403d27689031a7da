/**
 * Andon beside a real Prometheus on the same exporters, with an outage: `node test/bench/peers.ts [minutes] [interval]`
 * (10 minutes every 5 s unless said otherwise; at least 2).
 *
 * Both scrape two exporters of ours, Debian's node exporter, and its blackbox exporter that probes one of ours. At a third
 * of the run that one is killed, and comes back after a while with counters at 0. Then Andon's minutes of `up` and of
 * `probe_success` are laid beside Prometheus' samples, and what counters grew by beside the differences of its raw samples
 * and its `increase()`. Every difference is listed with its explanation; one without ends in exit 1:
 * - a minute: one turn more or less, for each asks at its own phase of the interval;
 * - a counter of ours: both hold exactly what they were served, and the pages that differ are named;
 * - a counter of the node exporter: at most an interval's growth at either end;
 * - `increase()`: at most what it extrapolates at either end.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TallyLookup } from '../../shared/facts.ts';
import { floorMinute, MINUTE_MS } from '../../shared/units.ts';
import { compareIncrease, findFault } from './peers/compare-increases.ts';
import { andonMinutes, compareTimelines } from './peers/compare-timelines.ts';
import { clockTime, printIncrease, printTimeline } from './peers/print-comparison.ts';
import { type PrometheusView, viewPrometheus } from './peers/read-prometheus.ts';
import { andonServices, prometheusConfig, type Site, type SitePage, startSite } from './peers/site.ts';
import { startAndon } from './systems/andon.ts';
import { installedVersion } from './systems/installed-version.ts';
import { endWhenInterrupted, wait } from './systems/program.ts';
import { startPrometheus } from './systems/prometheus.ts';

const LONGEST_OUTAGE_SECONDS = 90;
/** The end is put where nobody asked or will ask for this long, so that no page is on its way. */
const QUIET_MS = 250;

const runSeconds = 60 * Math.max(2, Number(process.argv[2] ?? 10));
const intervalSeconds = Number(process.argv[3] ?? 5);
const outageSeconds = Math.min(LONGEST_OUTAGE_SECONDS, runSeconds / 4);
const print = (line: string) => process.stdout.write(`${line}\n`);

/** Whether both asked every exporter of ours a moment ago, and none will in the next moment. */
function isQuiet({ pages }: Site): boolean {
  const last = pages.flatMap(({ exporter }) =>
    ['Andon/', 'Prometheus/'].flatMap(
      (reader) => exporter?.served.at(-1)?.findLast(({ to }) => to.startsWith(reader))?.atMs ?? [],
    ),
  );
  return last.every((atMs) => {
    const agoMs = Date.now() - atMs;
    return agoMs > QUIET_MS && agoMs < intervalSeconds * 1_000 - QUIET_MS;
  });
}

async function waitForQuiet(site: Site): Promise<void> {
  const untilMs = Date.now() + 4_000 * intervalSeconds;
  while (!isQuiet(site) && Date.now() < untilMs) await wait(QUIET_MS / 10);
}

async function haveOutage({ fragile }: Site): Promise<void> {
  await wait((runSeconds / 3) * 1_000);
  await fragile.kill();
  print(`${clockTime(Date.now())} the fragile exporter is killed`);
  await wait(outageSeconds * 1_000);
  await fragile.startAgain();
  print(`${clockTime(Date.now())} it runs again, its counters began at 0`);
  await wait((runSeconds * (2 / 3) - outageSeconds) * 1_000);
}

/** What there is to compare of one page, and over which time. */
interface Compared {
  readonly page: SitePage;
  readonly peer: PrometheusView;
  /** Of an objective of the page. */
  readonly tallies: (objective: string) => TallyLookup;
  readonly fromMs: number;
  readonly toMs: number;
  /** How many turns may lie between the beginnings of the two. */
  readonly headStart: number;
}

async function compareMinutes(compared: Compared, gauge: string, objective: string): Promise<number> {
  const { page, peer, tallies, fromMs, toMs, headStart } = compared;
  const ours = andonMinutes(tallies(objective).minutes(floorMinute(fromMs), floorMinute(toMs) + MINUTE_MS));
  const timeline = compareTimelines(ours, await peer.minutes(gauge), headStart);
  return printTimeline(`${page.service}, ${gauge}`, timeline, print);
}

async function compareCounter({ page, peer, tallies, fromMs, toMs }: Compared): Promise<number> {
  if (page.counter === null) return 0;
  const sum = tallies('counted').sum(floorMinute(fromMs), floorMinute(toMs) + MINUTE_MS);
  let faultCount = 0;
  for (const what of ['total', 'bad'] as const) {
    const { raw, extrapolated } = await peer.increases(page.counter, what);
    const increases = {
      andon: what === 'total' ? sum.total : sum.total - sum.good,
      prometheusRaw: raw,
      prometheusIncrease: extrapolated,
    };
    const comparison = compareIncrease(page.service, what, increases, page.exporter?.served ?? null);
    const fault = findFault(comparison, intervalSeconds, (toMs - fromMs) / 1_000);
    printIncrease(comparison, fault, print);
    if (fault !== null) faultCount += 1;
  }
  return faultCount;
}

/** @returns how many differences nothing explains */
async function compareAll(compared: readonly Compared[]): Promise<number> {
  let faultCount = 0;
  for (const one of compared) {
    faultCount += await compareMinutes(one, 'up', 'reachability');
    if (one.page.gauge !== null) faultCount += await compareMinutes(one, one.page.gauge, 'answers');
  }
  print('');
  for (const one of compared) faultCount += await compareCounter(one);
  return faultCount;
}

/** Runs both beside each other, with the outage. @returns how many differences nothing explains */
async function runBoth(site: Site, folder: string): Promise<number> {
  const folders = { andon: join(folder, 'andon'), prometheus: join(folder, 'prometheus') };
  for (const own of Object.values(folders)) mkdirSync(own);
  const fromMs = Date.now();
  const prometheus = await startPrometheus(prometheusConfig(site, intervalSeconds), folders.prometheus);
  try {
    const andon = await startAndon(andonServices(site, intervalSeconds), folders.andon);
    const headStart = Math.ceil((Date.now() - fromMs) / 1_000 / intervalSeconds) + 1;
    let toMs = Date.now();
    try {
      await haveOutage(site);
      await waitForQuiet(site);
      toMs = Date.now();
    } finally {
      await andon.program.stop();
    }
    const spanSeconds = Math.ceil((toMs - fromMs) / 1_000);
    return await andon.readStore(async ({ tallies }) =>
      compareAll(
        site.pages.map((page) => ({
          page,
          peer: viewPrometheus(prometheus, page.service, toMs, spanSeconds),
          tallies: (objective) => tallies.lookup(tallies.sliId(page.service, objective)),
          fromMs,
          toMs,
          headStart,
        })),
      ),
    );
  } finally {
    await prometheus.program.stop();
  }
}

async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'andon-peers-'));
  try {
    const site = await startSite(folder);
    try {
      for (const name of site.missing) print(`${name} is not installed and is left out`);
      print(
        `${clockTime(Date.now())} UTC, ${runSeconds} s every ${intervalSeconds} s, an outage of ${outageSeconds} s`,
      );
      const faultCount = await runBoth(site, folder);
      print(`\ndifferences that nothing explains: ${faultCount}`);
      if (faultCount > 0) process.exitCode = 1;
    } finally {
      await site.stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

endWhenInterrupted();
if (installedVersion('prometheus') === null)
  print('prometheus is not installed: there is nothing to compare with');
else await run();
