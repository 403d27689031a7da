/**
 * What tallies take on the disk and how long the store is busy with them: `node test/bench/storage.ts`.
 * A sample is stored on a real file and extrapolated to 1 000 SLIs and 365 days, in proportion to SLI-days.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../server/store/open-store.ts';
import type { Observation, Store } from '../../server/store/store.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const MINUTES_PER_DAY = 1_440;
const START = Date.UTC(2026, 0, 1);
const SAMPLE_SLIS = 25;
const SAMPLE_DAYS = 28;
const YEAR_SLI_DAYS = 1_000 * 365;

type Source = (sliId: number, minute: number) => { good: number; total: number; covered: boolean };

/** The same numbers at each run (a 32-bit mixer over SLI and minute), evenly over 0 to 1. */
function evenly(sliId: number, minute: number, salt: number): number {
  let mixed = Math.imul(sliId * 0x9e3779b1 + minute * 0x85ebca6b + salt, 0xc2b2ae35);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x27d4eb2f);
  return ((mixed ^ (mixed >>> 13)) >>> 0) / 2 ** 32;
}

/** Arrivals around `mean` with the spread of a Poisson count, from twelve even numbers. */
function arrivals(sliId: number, minute: number, mean: number): number {
  let sum = -6;
  for (let salt = 0; salt < 12; salt += 1) sum += evenly(sliId, minute, salt);
  return Math.max(0, Math.round(mean + Math.sqrt(mean) * sum));
}

/** Six probes a minute; a minute in five thousand fails, one in ten thousand is not heard. */
const steadyProbe: Source = (sliId, minute) => {
  const chance = evenly(sliId, minute, 99);
  if (chance < 0.0001) return { good: 0, total: 0, covered: false };
  return { good: chance < 0.0003 ? 3 : 6, total: 6, covered: true };
};

/** Requests with a daily tide around `mean` a minute, one in a thousand bad. */
const busyCounter =
  (mean: number): Source =>
  (sliId, minute) => {
    const tide = 1 + 0.8 * Math.sin((2 * Math.PI * minute) / MINUTES_PER_DAY);
    const total = arrivals(sliId, minute, mean * tide);
    return {
      good: total - Math.min(total, arrivals(sliId, minute + 7, total / 1_000)),
      total,
      covered: true,
    };
  };

const fractionalQuery: Source = (sliId, minute) => {
  const total = arrivals(sliId, minute, 1_000) * (60 / 59);
  return { good: total * (1 - evenly(sliId, minute, 5) / 1_000), total, covered: true };
};

function dayOf(sliId: number, day: number, source: Source): Observation[] {
  return Array.from({ length: MINUTES_PER_DAY }, (_, minute) => {
    const sinceStart = day * MINUTES_PER_DAY + minute;
    return { sliId, minuteMs: START + sinceStart * MINUTE_MS, ...source(sliId, sinceStart) };
  });
}

function fileBytes(dataDir: string, nowMs: number, work: (store: Store, slis: number[]) => void): number {
  const store = openStore({ dataDir, nowMs: () => nowMs });
  const slis = Array.from({ length: SAMPLE_SLIS }, (_, index) =>
    store.tallies.sliId(`service-${index}`, 'up'),
  );
  work(store, slis);
  store.close();
  const after = openStore({ dataDir, nowMs: () => nowMs });
  const bytes = after.sizes().fileBytes;
  after.close();
  return bytes;
}

function inFolder<Answer>(work: (dataDir: string) => Answer): Answer {
  const folder = mkdtempSync(join(tmpdir(), 'andon-bench-'));
  try {
    return work(join(folder, 'data'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Bytes of a packed SLI-day: what the file grew by, over the SLI-days that it grew by. */
function packedBytes(source: Source): number {
  return inFolder((dataDir) => {
    const later = START + 1_000 * DAY_MS;
    const empty = fileBytes(dataDir, later, () => undefined);
    const full = fileBytes(dataDir, later, ({ tallies }, slis) => {
      for (let day = 0; day < SAMPLE_DAYS; day += 1) {
        for (const sliId of slis) tallies.add(dayOf(sliId, day, source));
        tallies.flush();
      }
    });
    return (full - empty) / (SAMPLE_SLIS * SAMPLE_DAYS);
  });
}

/** Bytes of an SLI-day that is still open, kept minute by minute. */
function openBytes(source: Source): number {
  return inFolder((dataDir) => {
    const empty = fileBytes(dataDir, START, () => undefined);
    const full = fileBytes(dataDir, START, ({ tallies }, slis) => {
      // Minute after minute, as time goes by.
      const days = slis.map((sliId) => dayOf(sliId, 0, source));
      for (let minute = 0; minute < MINUTES_PER_DAY; minute += 1) {
        tallies.add(days.flatMap((day) => day.slice(minute, minute + 1)));
        if (minute % 60 === 59) tallies.flush();
      }
    });
    return (full - empty) / SAMPLE_SLIS;
  });
}

function milliseconds(work: () => void): number {
  const startedAt = performance.now();
  work();
  return performance.now() - startedAt;
}

const print = (line: string) => process.stdout.write(`${line}\n`);
const gigabytes = (bytes: number) => `${(bytes / 1e9).toFixed(2)} GB`;

function printSizes(): void {
  const sources: [name: string, source: Source, aim: string][] = [
    ['steady probe, 6 a minute', steadyProbe, '1.00 GB'],
    ['counter, about 100 a minute', busyCounter(100), '4.00 GB'],
    ['counter, about 1 000 a minute', busyCounter(1_000), '4.00 GB'],
    ['counter, about 100 000 a minute', busyCounter(100_000), '4.00 GB'],
    ['fractional query source', fractionalQuery, '-'],
  ];
  print(`Measured: ${SAMPLE_SLIS} SLIs x ${SAMPLE_DAYS} days, file closed and checkpointed.`);
  print('Extrapolated in proportion: 1 000 SLIs x 365 days packed, and 2 of their days open.\n');
  const columns = (cells: string[]) =>
    cells.map((cell, index) => cell.padEnd(index === 0 ? 32 : 16)).join('');
  print(columns(['source', 'B/packed day', 'B/open day', 'year of 1 000', 'aim']));
  for (const [name, source, aim] of sources) {
    const packed = packedBytes(source);
    const open = openBytes(source);
    const year = gigabytes(packed * YEAR_SLI_DAYS + open * 2_000);
    print(columns([name, packed.toFixed(0), open.toFixed(0), year, aim]));
  }
}

function printTimes(): void {
  const sliCount = 1_000;
  inFolder((dataDir) => {
    let nowMs = START + DAY_MS;
    const store = openStore({ dataDir, nowMs: () => nowMs });
    const { tallies } = store;
    const source = busyCounter(1_000);
    const slis = Array.from({ length: sliCount }, (_, index) => tallies.sliId(`service-${index}`, 'up'));
    const observe = (minute: number): Observation[] =>
      slis.map((sliId) => ({ sliId, minuteMs: START + minute * MINUTE_MS, ...source(sliId, minute) }));
    for (let minute = 0; minute < MINUTES_PER_DAY; minute += 1) {
      tallies.add(observe(minute));
      if (minute % 60 === 59) tallies.flush();
    }
    print(`\nMeasured: one day of ${sliCount} busy counters, no extrapolation.\n`);
    tallies.add(observe(MINUTES_PER_DAY));
    print(`flush of ${sliCount} SLIs' minute     ${milliseconds(tallies.flush).toFixed(1)} ms`);
    const lookups = slis.map((sliId) => tallies.lookup(sliId));
    const ask = () => {
      for (const lookup of lookups) lookup.sum(START + 61 * MINUTE_MS, START + DAY_MS);
    };
    print(`a sum over each open day         ${milliseconds(ask).toFixed(1)} ms for all`);
    store.close();
    let reopened = store;
    const open = milliseconds(() => {
      reopened = openStore({ dataDir, nowMs: () => nowMs });
    });
    print(`start with a full open day       ${open.toFixed(0)} ms`);
    nowMs = START + 2 * DAY_MS;
    const turns: number[] = [];
    for (let hasPacked = true; hasPacked; ) {
      turns.push(
        milliseconds(() => {
          hasPacked = reopened.tallies.packSome(nowMs);
        }),
      );
    }
    const all = turns.reduce((sum, turn) => sum + turn, 0);
    print(`pack ${sliCount} SLI-days, once a day  ${all.toFixed(0)} ms in ${turns.length} turns`);
    print(`the longest of these turns       ${Math.max(...turns).toFixed(1)} ms`);
    const packedLookups = slis.map((sliId) => reopened.tallies.lookup(sliId));
    const askPacked = () => {
      for (const lookup of packedLookups) lookup.sum(START + 61 * MINUTE_MS, START + DAY_MS);
    };
    print(`a sum over each packed day, cold ${milliseconds(askPacked).toFixed(1)} ms for all`);
    print(`the same again                   ${milliseconds(askPacked).toFixed(1)} ms for all`);
    reopened.close();
  });
}

printSizes();
printTimes();
