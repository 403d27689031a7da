/**
 * The four measures of delivery, as figures of a year and month by month, of one service and of all: first after a
 * start, asked again, asked for another window, and after one more deployment.
 * `node test/bench/delivery-figures.ts [--deployments 100000] [--services 500] [--data folder] [--no-postgres]`
 *
 * The board runs as its users run it and is asked over HTTP. Where Debian's postgresql-15 is installed, the same
 * questions are put to it as live SQL over the same history, and the answers are compared. Goals are those of SPEED.md
 * (9): of one service a fifth of the SQL that is asked again and a fiftieth of that which is asked first, of all a
 * hundredth. `--drop-caches`, for root, has the disk be read at the first questions. `--data` keeps the history for another run; a million deployments take about ten minutes to be written.
 */
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { periodEdges } from '#shared/calendar.ts';
import { DAY_MS } from '#shared/units.ts';
import { openStore } from '../../server/store/open-store.ts';
import { type Asked, type Asking, ask, compareAnswers, printAsked, sumOf } from './delivery-answers.ts';
import { fillPostgres, sqlQuestions } from './delivery-sql.ts';
import { type StorySize, tellDeliveries } from './delivery-story.ts';
import { type RunningAndon, startAndon } from './systems/andon.ts';
import { postgresVersion, type RunningPostgres, startPostgres } from './systems/postgres.ts';
import { endWhenInterrupted, wait } from './systems/program.ts';
import { cpuSeconds, rssBytes } from './systems/usage.ts';

const { values: given } = parseArgs({
  options: {
    deployments: { type: 'string', default: '100000' },
    services: { type: 'string', default: '500' },
    changes: { type: 'string', default: '10' },
    rounds: { type: 'string', default: '5' },
    events: { type: 'string', default: '20' },
    data: { type: 'string' },
    'no-postgres': { type: 'boolean', default: false },
    'drop-caches': { type: 'boolean', default: false },
  },
});
const DAYS = 730;
const YEAR_DAYS = 365;
const BATCH = 1_000;
const MEBIBYTE = 1_048_576;
const ROUNDS = Number(given.rounds);
const EVENTS = Number(given.events);
const print = (line = ''): void => void process.stdout.write(`${line}\n`);

const folder = given.data ?? mkdtempSync(join(tmpdir(), 'andon-bench-'));
const note = join(folder, 'story.json');
const dataDir = join(folder, 'data');
const size: StorySize = {
  services: Number(given.services),
  deployments: Number(given.deployments),
  changesEach: Number(given.changes),
  incidents: Math.floor(Number(given.deployments) / 20),
  days: DAYS,
  // A midnight that was, whenever this is run; a history that was kept ends when it ended.
  endMs: existsSync(note)
    ? JSON.parse(readFileSync(note, 'utf8')).endMs
    : Math.floor(Date.now() / DAY_MS) * DAY_MS,
};
const story = tellDeliveries(size);
const toMs = story.size.endMs;
const fromMs = toMs - YEAR_DAYS * DAY_MS;
const edgesMs = periodEdges('month', fromMs, toMs, 'UTC');
/** One of middling size: a quarter of the services have more deployments. */
const oneService = story.serviceIds[story.serviceIds.length >> 2] ?? '';

/** Writes the history through the store, in order of time, as imports do. */
function build(): void {
  mkdirSync(dataDir, { recursive: true });
  const store = openStore({ dataDir, nowMs: () => toMs });
  const cpu = process.cpuUsage();
  const beganMs = performance.now();
  const { deployments } = story.size;
  for (let place = 0; place < deployments; place += BATCH) {
    const count = Math.min(BATCH, deployments - place);
    store.deployments.upsertMany(
      Array.from({ length: count }, (_, index) => story.deployment(place + index)),
    );
  }
  const incidents = story.incidents();
  for (let index = 0; index < incidents.length; index += BATCH)
    store.incidents.upsertMany(incidents.slice(index, index + BATCH));
  const { user, system } = process.cpuUsage(cpu);
  store.close();
  const bytes = statSync(join(dataDir, 'andon.db')).size;
  print(
    `written in ${((performance.now() - beganMs) / 1_000).toFixed(0)} s: ${((user + system) / deployments).toFixed(0)} µs` +
      ` of CPU and ${(bytes / deployments).toFixed(0)} bytes a deployment with its changes`,
  );
}

/** Has the disk be read again, where it is asked for and root asks: everybody on the machine feels it. */
function dropCaches(): void {
  if (!given['drop-caches']) return;
  spawnSync('sync');
  writeFileSync('/proc/sys/vm/drop_caches', '3');
}

/** How long others wait for an answer that costs nothing, while something goes on. */
async function watchOthers(url: string, during: () => Promise<void>): Promise<number[]> {
  const waits: number[] = [];
  let isOver = false;
  const watching = (async () => {
    while (!isOver) {
      const beganMs = performance.now();
      await (await fetch(`${url}/healthz`)).arrayBuffer();
      waits.push(performance.now() - beganMs);
      await wait(5);
    }
  })();
  await during();
  isOver = true;
  await watching;
  return waits.sort((a, b) => a - b);
}

const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;

const boardOf = (dataFolder: string): Promise<RunningAndon> =>
  startAndon(
    story.serviceIds.map((id) => ({ id })),
    dataFolder,
  );

const asking = (url: string, service: string | null, moment = 0): Asking => ({
  url,
  service,
  // Another window each time, so that no answer is one that was kept.
  fromMs: fromMs + moment,
  toMs: toMs + moment,
});

/** Asks several times and gives the middle time. */
async function again(rounds: number, once: (round: number) => Promise<Asked>): Promise<Asked> {
  const asked: Asked[] = [];
  for (let round = 0; round < rounds; round += 1) asked.push(await once(round));
  asked.sort((a, b) => sumOf(a) - sumOf(b));
  const middle = asked[asked.length >> 1];
  if (middle === undefined) throw new RangeError('at least one round');
  return middle;
}

let eventCount = 0;
async function postDeployment(url: string, service: string): Promise<void> {
  eventCount += 1;
  const finishedAt = new Date(toMs - eventCount * 1_000).toISOString();
  const changes = Array.from({ length: story.size.changesEach }, (_, index) => ({
    sha: `${'0'.repeat(24)}${String(eventCount * 100 + index).padStart(16, '0')}`,
    committedAt: new Date(toMs - DAY_MS - index).toISOString(),
  }));
  const reply = await fetch(`${url}/api/v1/deployments`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      service,
      id: `event-${process.pid}-${eventCount}`,
      finishedAt,
      repository: 'live',
      changes,
    }),
  });
  if (!reply.ok) throw new Error(`${reply.status} ${await reply.text()}`);
  await reply.arrayBuffer();
}

interface Board {
  readonly oneFirst: Asked;
  readonly allFirst: Asked;
  readonly oneAgain: Asked;
  readonly allAgain: Asked;
  readonly oneLive: Asked;
  readonly allLive: Asked;
}

const IDLE_SECONDS = 0.1;

/** The first start after an import reads every row, and packs what it read: the later ones need not. */
async function startFirst(): Promise<void> {
  dropCaches();
  const { url, program } = await boardOf(folder);
  const beganMs = performance.now();
  await ask(asking(url, null));
  const seconds = (performance.now() - beganMs) / 1_000;
  const cpu = cpuSeconds(program.pid);
  for (let before = -1; cpuSeconds(program.pid) - before > IDLE_SECONDS; await wait(1_000))
    before = cpuSeconds(program.pid);
  const packing = cpuSeconds(program.pid) - cpu;
  print(
    `first start: read from rows in ${seconds.toFixed(1)} s, ${cpu.toFixed(1)} s of CPU; packed in ${packing.toFixed(1)} s of CPU`,
  );
  await program.stop();
}

async function measureBoard(): Promise<Board> {
  await startFirst();
  dropCaches();
  const first = await boardOf(folder);
  const oneFirst = await ask(asking(first.url, oneService));
  await first.program.stop();

  dropCaches();
  const { url, program, ...board } = await boardOf(folder);
  let allFirst: Asked | null = null;
  const beganMs = performance.now();
  const waits = await watchOthers(url, async () => {
    allFirst = await ask(asking(url, null));
  });
  if (allFirst === null) throw new TypeError('asked');
  print(
    `all after a start: read in ${((performance.now() - beganMs) / 1_000).toFixed(1)} s, ` +
      `${cpuSeconds(program.pid).toFixed(1)} s of CPU; others waited p99 ${quantile(waits, 0.99).toFixed(0)} ms, ` +
      `at most ${quantile(waits, 1).toFixed(0)} ms; ${(rssBytes(program.pid) / MEBIBYTE).toFixed(0)} MiB`,
  );
  const oneAgain = await again(ROUNDS, () => ask(asking(url, oneService)));
  const allAgain = await again(ROUNDS, () => ask(asking(url, null)));
  const oneLive = await again(ROUNDS, (round) => ask(asking(url, oneService, round + 1)));
  const allLive = await again(ROUNDS, (round) => ask(asking(url, null, round + 1)));

  const busiest = story.serviceIds[0] ?? '';
  for (const service of [oneService, busiest]) {
    const cpu = cpuSeconds(program.pid);
    const eventMs = performance.now();
    const others = await watchOthers(url, async () => {
      for (let event = 0; event < EVENTS; event += 1) {
        await postDeployment(url, service);
        await ask(asking(url, null));
        await ask(asking(url, service));
      }
    });
    print(
      `each of ${EVENTS} deployments of ${service}, with both scopes asked anew after it: ` +
        `${(((cpuSeconds(program.pid) - cpu) / EVENTS) * 1_000).toFixed(0)} ms of CPU, ` +
        `${((performance.now() - eventMs) / EVENTS).toFixed(0)} ms; others waited at most ${quantile(others, 1).toFixed(0)} ms`,
    );
  }
  const taken = cpuSeconds(program.pid);
  for (let event = 0; event < 10 * EVENTS; event += 1)
    await postDeployment(url, story.serviceIds[event % story.serviceIds.length] ?? '');
  print(
    `taken in alone: ${(((cpuSeconds(program.pid) - taken) / (10 * EVENTS)) * 1_000).toFixed(1)} ms of CPU a deployment`,
  );
  print(`memory at the end: ${(rssBytes(program.pid) / MEBIBYTE).toFixed(0)} MiB`);
  await program.stop();
  await board.readStore(async (store) => {
    for (let event = 1; event <= eventCount; event += 1)
      for (const service of story.serviceIds)
        store.deployments.remove({ service, environment: 'production', id: `event-${process.pid}-${event}` });
  });
  return { oneFirst, allFirst, oneAgain, allAgain, oneLive, allLive };
}

async function askSql(postgres: RunningPostgres, service: string | null): Promise<Asked> {
  const asked: Asked = new Map();
  for (const [kind, edges] of [
    ['figure', null],
    ['series', edgesMs],
  ] as const) {
    for (const [metric, sql] of Object.entries(sqlQuestions({ service, fromMs, toMs, edgesMs: edges }))) {
      const { rows, ms } = await postgres.run(sql);
      const points = rows.map(([n = '', value = '']) => ({
        n: Number(n),
        value: value === '' ? null : Number(value),
      }));
      asked.set(`${metric} ${kind}`, { ms, points });
    }
  }
  return asked;
}

async function measureSql(board: Board): Promise<void> {
  const version = postgresVersion();
  if (version === null || given['no-postgres']) {
    print(
      'No Postgres 15 beside it: what Debian calls postgresql-15 is not installed, or was not asked for.',
    );
    return;
  }
  const own = mkdtempSync(join(tmpdir(), 'andon-bench-sql-'));
  // The database has a user of its own.
  chmodSync(own, 0o755);
  try {
    const postgres = await startPostgres(own);
    try {
      await fillPostgres(postgres, story);
      await postgres.restart();
      dropCaches();
      const oneFirst = await askSql(postgres, oneService);
      const oneAgain = await again(ROUNDS, () => askSql(postgres, oneService));
      await postgres.restart();
      dropCaches();
      const allFirst = await askSql(postgres, null);
      const allAgain = await again(2, () => askSql(postgres, null));
      print(`\nbeside live SQL in Postgres ${version}, milliseconds:`);
      printAsked(print, [
        { what: 'one service, first', andon: board.oneFirst, sql: oneFirst, goal: 1 / 50 },
        { what: 'one service, again', andon: board.oneAgain, sql: oneAgain, goal: 1 / 5 },
        { what: 'one service, live', andon: board.oneLive, sql: oneAgain, goal: 1 / 5 },
        { what: 'all, first', andon: board.allFirst, sql: allFirst, goal: null },
        { what: 'all, again', andon: board.allAgain, sql: allAgain, goal: 1 / 100 },
        { what: 'all, live', andon: board.allLive, sql: allAgain, goal: 1 / 100 },
      ]);
      for (const line of [
        ...compareAnswers('one service', board.oneAgain, oneAgain),
        ...compareAnswers('all', board.allAgain, allAgain),
      ])
        print(line);
    } finally {
      await postgres.stop();
    }
  } finally {
    rmSync(own, { recursive: true, force: true });
  }
}

/** Writes the history, unless the folder holds it from another run. */
function prepareFolder(): void {
  const wanted = JSON.stringify(size);
  if (!existsSync(note)) {
    build();
    writeFileSync(note, wanted);
  } else if (readFileSync(note, 'utf8') !== wanted) throw new Error(`${folder} holds another history.`);
}

endWhenInterrupted();
try {
  const { services, deployments, changesEach, incidents } = story.size;
  print(
    `${deployments} deployments, ${deployments * changesEach} changes, ${incidents} incidents of ${services} services in ${DAYS} days; ` +
      `the one is ${oneService}`,
  );
  prepareFolder();
  const board = await measureBoard();
  print('\nthe board, milliseconds for four figures of a year and four series by month:');
  for (const [what, asked] of Object.entries(board))
    print(`  ${what.padEnd(12)}${sumOf(asked).toFixed(1).padStart(12)}`);
  await measureSql(board);
} finally {
  if (given.data === undefined) rmSync(folder, { recursive: true, force: true });
}
