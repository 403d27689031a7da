/**
 * How fast the board reads (SPEED.md, goals 6 to 8): `node test/bench/reading.ts [--services 1000] [--days 91]
 * [--zone Asia/Seoul] [--folder /tmp/andon-reading] [--without-victoria]`
 *
 * Writes a deterministic history of minutes, a request and a probe objective for each service, straight into a store and,
 * as series, into VictoriaMetrics; asks both the same in one run and lays the answers beside each other. The folder is
 * kept where it is named: the next run goes on from it. VictoriaMetrics is asked with `nocache=1`, unless it says cached.
 */
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startOfPeriod } from '#shared/calendar.ts';
import { type Andon, startAndon, untilJudged } from './reading/andon.ts';
import { ask, median } from './reading/ask.ts';
import { compareAnswers } from './reading/compare-answers.ts';
import { fillAndon } from './reading/fill-andon.ts';
import { fillVictoria } from './reading/fill-victoria.ts';
import { serviceName } from './reading/history.ts';
import { measureLoad } from './reading/measure-load.ts';
import { measureScreen, tellFact } from './reading/measure-screens.ts';
import { ANSWERS, type Site } from './reading/site.ts';
import { startVictoria, type Victoria } from './reading/victoria.ts';
import { burnWindows, minutesBefore, victoriaQuestions } from './reading/victoria-questions.ts';
import { endWhenInterrupted } from './systems/program.ts';
import { cpuSeconds, rssBytes } from './systems/usage.ts';
import { victoriaMetrics } from './systems/victoria-metrics.ts';

const { values: given } = parseArgs({
  options: {
    services: { type: 'string', default: '1000' },
    days: { type: 'string', default: '91' },
    /** Of the team. */
    zone: { type: 'string', default: 'Asia/Seoul' },
    folder: { type: 'string' },
    rounds: { type: 'string', default: '7' },
    seconds: { type: 'string', default: '20' },
    'without-victoria': { type: 'boolean', default: false },
  },
});
const rounds = Number(given.rounds);
const site: Site = {
  serviceCount: Number(given.services),
  dayCount: Number(given.days),
  endMs: Date.UTC(2026, 10, 20, 6, 17),
  timeZone: given.zone,
};
const folder = given.folder ?? mkdtempSync(join(tmpdir(), 'andon-bench-'));
const size = `${site.serviceCount}x${site.dayCount}`;
const service = serviceName(Math.floor(site.serviceCount / 2));
const print = (line: string) => process.stdout.write(`${line}\n`);
const cells = (name: string, values: readonly string[]) =>
  name.padEnd(52) + values.map((value) => value.padStart(13)).join('');
const ms = (value: number) => `${value.toFixed(value < 10 ? 1 : 0)} ms`;
const mebibytes = (bytes: number) => `${(bytes / 1_048_576).toFixed(0)} MiB`;

async function fillOnce(name: string, fill: (path: string) => Promise<void> | void): Promise<string> {
  const path = join(folder, `${name}-${size}`);
  if (existsSync(path)) return path;
  const startedMs = performance.now();
  await fill(path);
  print(`${name}: written in ${((performance.now() - startedMs) / 1_000).toFixed(0)} s`);
  return path;
}

/** The median over instants that were never asked about; all urls of an instant count together. */
async function medianOf(urls: (round: number) => readonly string[] | Promise<readonly string[]>) {
  const sums: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    let sum = 0;
    for (const url of await urls(round)) sum += (await ask(url)).ms;
    sums.push(sum);
  }
  return median(sums);
}

function printGoal(what: string, ours: number, theirs: number, atMost: number): void {
  const ratio = ours / theirs;
  const verdict = ratio <= atMost ? 'met' : 'MISSED';
  print(cells(what, [ms(ours), ms(theirs), `${ratio.toFixed(3)} x`, `goal ${atMost}`, verdict]));
}

async function measureAgainst({ url }: Andon, victoria: Victoria): Promise<void> {
  const api = `${url}/api/v1`;
  const midnightMs = startOfPeriod('day', site.endMs, site.timeZone);
  const { values, worst } = await compareAnswers(api, victoria.url, midnightMs);
  print(`${values} values compared, the largest difference is ${worst.toExponential(1)}\n`);
  const theirs = (round: number, extra = '&nocache=1') =>
    victoriaQuestions(victoria.url, minutesBefore(site, 1 + round), extra);
  const at = (round: number) => new Date(minutesBefore(site, 1 + round)).toISOString();
  const overviews = [30, 90].map((days) => `${api}/overview?window=${days}d`);
  const afterFact = async (urls: readonly string[]) => {
    await tellFact(api, 'svc-0003', site);
    return urls;
  };

  const victoriaOverview = await medianOf((round) => {
    const questions = theirs(round);
    const burns = burnWindows.map(questions.burn);
    const both = [30, 90].flatMap((days) => [questions.availability(days), questions.ratio(days)]);
    return [...both, questions.dailyAvailability(), ...burns];
  });
  await medianOf(() => overviews);
  const victoriaDaily = () => [theirs(0, '').dailyAvailability()];
  await medianOf(victoriaDaily);
  const victoriaCached = await medianOf(victoriaDaily);
  const victoriaPage = await medianOf((round) => theirs(round).page(service));
  const page = ['', '/budget-line', '/statement'].map((part) => `${api}/services/${service}${part}`);
  await medianOf(() => page);

  print(cells('', ['Andon', 'Victoria', 'ratio', '', '']));
  const anew = await medianOf((round) => overviews.map((each) => `${each}&at=${at(round)}`));
  printGoal('6 overview, an instant never asked about', anew, victoriaOverview, 0.1);
  printGoal(
    '6 overview, now, after a fact',
    await medianOf(() => afterFact(overviews)),
    victoriaOverview,
    0.1,
  );
  printGoal('7 days of 90 d, kept / cached', await medianOf(() => overviews.slice(1)), victoriaCached, 1);
  printGoal(
    '7 days of 90 d, computed / cached',
    await medianOf(() => afterFact(overviews.slice(1))),
    victoriaCached,
    1,
  );
  printGoal('8 page of one service, after a fact', await medianOf(() => afterFact(page)), victoriaPage, 0.5);
}

async function measureAndon(andon: Andon): Promise<void> {
  const shown = Array.from({ length: Math.min(50, site.serviceCount) }, (_, index) =>
    serviceName(index),
  ).join(',');
  const paths = ['/wall', '/services', '/board-head', `/strips?service=${shown}`, '/objectives'];
  const trends = ['all', `s:${service}`].flatMap((scope) => [
    `/trends?range=52w&scope=${scope}&metric=lead-time`,
    `/trends?range=52w&scope=${scope}&metric=availability&objective=${ANSWERS}`,
  ]);
  const asked = [...paths, '/strips', '/overview?window=90d', `/services/${service}`, ...trends];
  print(cells('\nscreens', ['first', 'after a fact', 'its CPU', 'again', 'KB']));
  for (const path of asked) {
    const times = await measureScreen(andon, path, site, rounds);
    const { firstMs, afterFactMs, afterFactCpuMs, againMs, bytes } = times;
    const shown = [firstMs, afterFactMs, afterFactCpuMs, againMs].map(ms);
    print(cells(path.slice(0, 51), [...shown, (bytes / 1_024).toFixed(0)]));
  }
  const before = cpuSeconds(andon.program.pid);
  const seconds = Number(given.seconds);
  const load = await measureLoad(andon, site, paths, seconds);
  const cpu = (cpuSeconds(andon.program.pid) - before) / seconds;
  print(
    `\n${load.asked} questions of screens in ${seconds} s, ten facts each second: ${cpu.toFixed(2)} cores`,
  );
  const delays = [load.loopP50Ms, load.loopP99Ms, load.loopMaxMs].map(ms).join(' / ');
  print(
    `event loop delay p50 / p99 / max ${delays} (goal p99 < 20 ms), at most ${mebibytes(load.rssMaxBytes)}`,
  );
}

endWhenInterrupted();
mkdirSync(folder, { recursive: true });
const version = given['without-victoria'] ? null : victoriaMetrics.version();
print(
  `${size} days, a team in ${site.timeZone}, ${cpus().length} cores, Node ${process.version}, VictoriaMetrics ${version ?? 'left out'}`,
);
const dataDir = await fillOnce('andon', (path) => fillAndon(path, site));
const startedMs = performance.now();
const andon = await startAndon(dataDir, site);
print(`start ${ms(performance.now() - startedMs)}, ${mebibytes(rssBytes(andon.program.pid))} at rest`);
await untilJudged(andon.url, site.endMs);
print(`the past judged ${ms(performance.now() - startedMs)} after the start`);
if (version !== null) {
  const path = await fillOnce('victoria', async (to) => {
    const filling = await startVictoria(to);
    await fillVictoria(filling.url, site);
    await filling.program.stop();
  });
  const victoria = await startVictoria(path);
  await measureAgainst(andon, victoria);
  await victoria.program.stop();
}
await measureAndon(andon);
print(`load average ${loadavg()[0]?.toFixed(1)}: ratios hold on a busy machine, times do not`);
await andon.program.stop();
if (given.folder === undefined) rmSync(folder, { recursive: true, force: true });
