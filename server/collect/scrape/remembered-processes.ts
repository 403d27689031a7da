import type { ProcessCounters } from '../../store/store.ts';
import { type CounterReading, isCount } from './counter-reading.ts';

/** Processes of one target that are remembered, those seen last. */
const MOST_PROCESSES = 8;
/** What is computed from the age of a process or the start of its machine wavers by a second or two. */
const START_JITTER_MS = 2_000;
/** Series of one process that are remembered; those of the last page are, however many there are. */
const MOST_SERIES = 20_000;
/** Of the names and labels of series that vanished. */
const MOST_VANISHED_CHARACTERS = 4 * 1024 * 1024;

/** Whether any counter stands lower than it did. */
export function hasFallen(values: ReadonlyMap<string, number>, readings: readonly CounterReading[]): boolean {
  return readings.some(({ key, value }) => value < (values.get(key) ?? 0));
}

/**
 * The process that wrote a page, if it was seen before: the one with this start, or one that began within 2 s of it
 * where no counter has fallen since. Processes that tell no start are taken for one.
 */
export function findProcess(
  processes: readonly ProcessCounters[],
  startedAtMs: number | null,
  readings: readonly CounterReading[],
): ProcessCounters | null {
  const same = processes.find((process) => process.startedAtMs === startedAtMs);
  if (same !== undefined || startedAtMs === null) return same ?? null;
  const near = processes.find(
    (process) =>
      process.startedAtMs !== null &&
      Math.abs(process.startedAtMs - startedAtMs) <= START_JITTER_MS &&
      !hasFallen(process.values, readings),
  );
  return near ?? null;
}

/** The process seen now before those seen earlier; the ones longest not seen are forgotten. */
export function rememberProcess(
  processes: readonly ProcessCounters[],
  now: ProcessCounters,
  before: ProcessCounters | null,
): readonly ProcessCounters[] {
  return [now, ...processes.filter((process) => process !== before)].slice(0, MOST_PROCESSES);
}

/** Series that are to be forgotten, of all that are known: those longest not seen come first, those of the page last. */
function surplusOf(values: ReadonlyMap<string, number>, pageCount: number): readonly string[] {
  if (values.size === pageCount) return [];
  const vanished = [...values.keys()].slice(0, values.size - pageCount);
  const room = Math.max(0, MOST_SERIES - pageCount);
  let characterCount = vanished.reduce((sum, { length }) => sum + length, 0);
  let count = 0;
  for (const { length } of vanished) {
    if (vanished.length - count <= room && characterCount <= MOST_VANISHED_CHARACTERS) break;
    characterCount -= length;
    count += 1;
  }
  return vanished.slice(0, count);
}

/**
 * Last values after a page: its own behind those that it did not hold. A series that holds no count keeps its last one,
 * or is NaN. Where labels change without end, the series longest not seen are forgotten.
 */
export function rememberValues(
  { values, isWhole }: Pick<ProcessCounters, 'values' | 'isWhole'>,
  readings: readonly CounterReading[],
): Pick<ProcessCounters, 'values' | 'isWhole'> {
  const next = new Map(values);
  for (const reading of readings) {
    const { key, value } = reading;
    const held = isCount(reading) ? value : (values.get(key) ?? Number.NaN);
    next.delete(key);
    next.set(key, held);
  }
  const forgotten = surplusOf(next, readings.length);
  for (const key of forgotten) next.delete(key);
  return { values: next, isWhole: isWhole && forgotten.length === 0 };
}
