/**
 * How long a reader waits (SPEED.md, goal 15): `node test/bench/paint.ts [--services 6] [--folder /tmp/andon-reading]
 * [--rounds 5]`
 *
 * Chromium with a sixth of its CPU and nothing in its cache opens the wall, Services and Trends over loopback; the board
 * has answered each of them before. With the folder of `reading.ts` it goes on from the history that lies there. The web
 * has to be built: `node web/build.ts`.
 */
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { measurePage, type PaintedPage } from './paint/measure-page.ts';
import { startAndon, untilJudged } from './reading/andon.ts';
import { median } from './reading/ask.ts';
import { fillAndon } from './reading/fill-andon.ts';
import type { Site } from './reading/site.ts';
import { endWhenInterrupted } from './systems/program.ts';

const { values: given } = parseArgs({
  options: {
    services: { type: 'string', default: '6' },
    days: { type: 'string', default: '91' },
    folder: { type: 'string' },
    rounds: { type: 'string', default: '5' },
  },
});
const site: Site = {
  serviceCount: Number(given.services),
  dayCount: Number(given.days),
  endMs: Date.UTC(2026, 10, 20, 6, 17),
  timeZone: 'Asia/Seoul',
};
const pages: readonly PaintedPage[] = [
  // The clock of the board stands beside a verdict only.
  { name: 'wall: the verdict', path: '/wall', selector: '.head h1 + .clock-time' },
  { name: 'Services: the first rows', path: '/services', selector: '.services tbody tr' },
  { name: 'Trends: the title', path: '/trends', selector: 'main h1' },
];
const print = (line: string) => process.stdout.write(`${line}\n`);

endWhenInterrupted();
const folder = given.folder ?? mkdtempSync(join(tmpdir(), 'andon-bench-'));
mkdirSync(folder, { recursive: true });
const dataDir = join(folder, `andon-${site.serviceCount}x${site.dayCount}`);
if (!existsSync(dataDir)) fillAndon(dataDir, site);
const andon = await startAndon(dataDir, site);
await untilJudged(andon.url, site.endMs);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
print(
  `${site.serviceCount} services, ${site.dayCount} days, ${cpus().length} cores, Node ${process.version}, Chromium ${browser.version()}, a sixth of the CPU`,
);
print(`${''.padEnd(28)}  median     best    shift   JS, gzip`);
for (const page of pages) {
  await measurePage(browser, andon.url, page);
  const painted = [];
  for (let round = 0; round < Number(given.rounds); round += 1)
    painted.push(await measurePage(browser, andon.url, page));
  const times = painted.map(({ paintedMs }) => paintedMs);
  const shift = Math.max(...painted.map((each) => each.shift));
  const columns = [
    `${median(times).toFixed(0)} ms`.padStart(8),
    `${Math.min(...times).toFixed(0)} ms`.padStart(9),
    shift.toFixed(3).padStart(9),
    `${((painted[0]?.scriptBytes ?? 0) / 1_024).toFixed(0)} KB`.padStart(11),
  ];
  print(page.name.padEnd(28) + columns.join(''));
}
print(`load average ${loadavg()[0]?.toFixed(1)}: the best of the rounds says most on a busy machine`);
await browser.close();
await andon.program.stop();
if (given.folder === undefined) rmSync(folder, { recursive: true, force: true });
