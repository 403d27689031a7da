/**
 * What the watch costs: `node test/bench/judging.ts [objectives] [days]`, CPU of the process (process.cpuUsage).
 * A minute: every objective gets its tally of the minute, which is not counted, and all are judged and kept, which is.
 * Beside it the first judging of the whole history, in turns as the server does it.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DAY_MS, floorMinute, MINUTE_MS, MINUTES_PER_DAY } from '#shared/units.ts';
import { agreementVersions } from '../../server/config/agreement-versions.ts';
import { loadConfig } from '../../server/config/load-config.ts';
import { createRunningConfig } from '../../server/config/running-config.ts';
import { openStore } from '../../server/store/open-store.ts';
import type { Observation, Store } from '../../server/store/store.ts';
import { createRound } from '../../server/watch/round.ts';

const OBJECTIVES = Number(process.argv[2] ?? 1_000);
const DAYS = Number(process.argv[3] ?? 30);
const MINUTES = 60;
/** One in so many burns now, and one in so many loses a request now and then, too few to burn. */
const BURNING_EACH = 20;
const SCATTERED_EACH = 2;
const TURN_MS = 15;

const yaml = `
services:
${Array.from({ length: OBJECTIVES }, (_, i) => `  - { id: s${i}, objectives: [{ id: availability, push: {} }] }`).join('\n')}
agreement: { signedBy: [development], metrics: { availability: { target: 99.9%, window: 30d } } }
`;
const config = loadConfig(yaml, {
  file: 'andon.yaml',
  environment: {},
  folder: '/',
  readFile: () => '',
});
const endMs = floorMinute(Date.UTC(2026, 10, 22, 14, 30));
const startMs = endMs - DAYS * DAY_MS;
let nowMs = endMs;

/** A minute of an objective: 100 requests, of which some fail by what it is, and all in an outage of half an hour a week. */
function badOf(index: number, minute: number): number {
  const isOut = (minute + index * 97) % (7 * MINUTES_PER_DAY) < 30;
  if (isOut) return 100;
  if (index % BURNING_EACH === 0 && startMs + minute * MINUTE_MS >= endMs - 3 * 60 * MINUTE_MS) return 5;
  return index % SCATTERED_EACH === 0 && (minute * 7 + index) % 31 === 0 ? 1 : 0;
}

const observationOf = (sliId: number, index: number, minute: number): Observation => {
  const bad = badOf(index, minute);
  return { sliId, minuteMs: startMs + minute * MINUTE_MS, good: 100 - bad, total: 100, covered: true };
};

function fill(store: Store, sliIds: readonly number[]): void {
  for (let day = 0; day <= DAYS; day += 1) {
    const first = day * MINUTES_PER_DAY;
    const last = Math.min(first + MINUTES_PER_DAY, DAYS * MINUTES_PER_DAY);
    for (const [index, sliId] of sliIds.entries()) {
      const minutes = Array.from({ length: Math.max(0, last - first) }, (_, i) => first + i);
      store.tallies.add(minutes.map((minute) => observationOf(sliId, index, minute)));
    }
    store.tallies.pack(Math.min(nowMs, startMs + (day + 1) * DAY_MS));
  }
}

/** CPU that a piece of work takes, user and system. Milliseconds. */
function cpuOf(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

const say = (text: string) => process.stdout.write(`${text}\n`);
const sorted = (values: readonly number[]) => [...values].sort((a, b) => a - b);
const line = (what: string, ms: number, note = '') =>
  say(`${what.padEnd(62)} ${ms.toFixed(1).padStart(9)} ms  ${note}`);

const dataDir = mkdtempSync(join(tmpdir(), 'andon-judging-'));
const store = openStore({ dataDir, nowMs: () => nowMs });
try {
  if (config.agreement !== null) store.agreements.append(agreementVersions(config.agreement, startMs));
  const versions = store.agreements.versions();
  const sliIds = Array.from({ length: OBJECTIVES }, (_, i) => store.tallies.sliId(`s${i}`, 'availability'));
  line(
    `filling: ${OBJECTIVES} objectives, ${DAYS} days`,
    cpuOf(() => fill(store, sliIds)),
  );

  const round = createRound({
    store,
    config: createRunningConfig(config),
    versions: () => versions,
    onFailure: (error) => {
      throw error;
    },
  });
  let turnCount = 0;
  let longestMs = 0;
  const first = cpuOf(() => {
    round.begin(nowMs);
    for (let isMore = true; isMore; turnCount += 1) {
      const beganMs = performance.now();
      isMore = round.turn(() => performance.now() - beganMs >= TURN_MS);
      longestMs = Math.max(longestMs, performance.now() - beganMs);
    }
  });
  line(
    'the whole history for the first time',
    first,
    `${turnCount} turns, the longest ${longestMs.toFixed(1)} ms`,
  );
  const kept = store.episodes.list({
    service: null,
    objective: null,
    fromMs: null,
    toMs: null,
    limit: 1_000,
    cursor: null,
  });
  say(
    `${kept.items.filter(({ endedAtMs }) => endedAtMs === null).length} of the newest ${kept.items.length} episodes run`,
  );

  const costs: number[] = [];
  const lateCosts: number[] = [];
  for (let i = 0; i < MINUTES; i += 1) {
    const minute = DAYS * MINUTES_PER_DAY + i;
    store.tallies.add(sliIds.map((sliId, index) => observationOf(sliId, index, minute)));
    store.tallies.flush();
    nowMs += MINUTE_MS;
    const judge = () => {
      round.begin(nowMs);
      round.turn(() => false);
    };
    costs.push(cpuOf(judge));
    // As servers do that are asked: the minute's answer comes after it was judged.
    store.tallies.add(sliIds.map((sliId) => ({ ...observationOf(sliId, 1, minute), good: 1, total: 1 })));
    store.tallies.flush();
    lateCosts.push(cpuOf(judge));
  }
  for (const [what, each] of [
    ['a minute', costs],
    ['a minute that all tell late, judged again', lateCosts],
  ] as const) {
    const [low, high] = [sorted(each)[Math.floor(each.length / 2)] ?? 0, sorted(each).at(-1) ?? 0];
    line(what, low, `median of ${each.length}; the most ${high.toFixed(1)} ms`);
  }
} finally {
  store.close();
  rmSync(dataDir, { recursive: true, force: true });
}
