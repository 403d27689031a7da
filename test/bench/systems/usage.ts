import { readdirSync, readFileSync } from 'node:fs';

/** Clock ticks of /proc: always this many a second on Linux. */
const TICKS_PER_SECOND = 100;
const KIBIBYTE = 1_024;

function readOr(path: string, missing: string): string {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return missing;
  }
}

/** A process and all that descend from it. */
function treeOf(pid: number): number[] {
  let threads: string[] = [];
  try {
    threads = readdirSync(`/proc/${pid}/task`);
  } catch {
    return [];
  }
  const children = threads.flatMap((thread) =>
    readOr(`/proc/${pid}/task/${thread}/children`, '').split(' ').filter(Boolean).map(Number),
  );
  return [pid, ...children.flatMap(treeOf)];
}

function ownCpuSeconds(pid: number): number {
  const stat = readOr(`/proc/${pid}/stat`, ')');
  // The name stands in parentheses and may hold anything; fields are counted from after it.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / TICKS_PER_SECOND;
}

function ownRssBytes(pid: number): number {
  const found = /^VmRSS:\s+(\d+) kB/m.exec(readOr(`/proc/${pid}/status`, ''));
  return Number(found?.[1] ?? 0) * KIBIBYTE;
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

/** CPU seconds, user and system, of a process and its living descendants. */
export const cpuSeconds = (pid: number): number => sum(treeOf(pid).map(ownCpuSeconds));

/** Resident memory of a process and its living descendants. */
export const rssBytes = (pid: number): number => sum(treeOf(pid).map(ownRssBytes));
