import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openStore } from '../../../server/store/open-store.ts';
import { StoreError } from '../../../server/store/store-error.ts';
import { openAt, temporaryFolder } from './folders.ts';

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;
const START = Date.UTC(2026, 0, 5);
const PROGRAM = fileURLToPath(new URL('process-holding-store.ts', import.meta.url));

function startProcess(
  dataDir: string,
  mode: 'hold' | 'push' | 'late',
): ChildProcessByStdio<null, Readable, null> {
  const child = spawn(process.execPath, [PROGRAM, dataDir, mode], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  return child;
}

/** Kills the process after so many acknowledged minutes; returns the last one that it acknowledged. */
async function killAfter(dataDir: string, minutes: number, mode: 'push' | 'late' = 'push'): Promise<number> {
  const child = startProcess(dataDir, mode);
  let last = -1;
  for await (const line of createInterface({ input: child.stdout })) {
    if (line === 'open') continue;
    last = Number(line);
    if (last === minutes) child.kill('SIGKILL');
  }
  return last;
}

describe('a store on the disk', () => {
  it.each([1, 40, 173])(
    'loses nothing it acknowledged when it is killed after %i minutes',
    async (minutes) => {
      const folder = temporaryFolder();
      const last = await killAfter(folder, minutes);
      expect(last).toBeGreaterThanOrEqual(minutes);
      const { tallies, counters } = openAt(folder, START);
      const pushed = tallies.lookup(tallies.sliId('pushed', 'availability'));
      const kept = pushed.minutes(START, START + (last + 1) * MINUTE);
      const expected = Array.from({ length: last + 1 }, (_, minute) => minute);
      expect([...kept.good]).toEqual(expected);
      expect([...kept.total]).toEqual(expected.map((minute) => minute + 1));
      // One request was counted for each step of the counter: neither twice nor never.
      const scraped = tallies.sliId('scraped', 'availability');
      const { total } = tallies.lookup(scraped).sum(START, START + 1_440 * 60 * MINUTE);
      expect(counters.get(scraped, 'target')?.processes[0]?.values.get('requests_total') ?? 0).toBe(total);
      expect(total).toBeGreaterThanOrEqual(last);
    },
  );

  it.each([1, 37, 64, 151])(
    'loses nothing of days that were over, while they are packed and opened again: killed after %i minutes',
    async (minutes) => {
      const folder = temporaryFolder();
      const last = await killAfter(folder, minutes, 'late');
      const { tallies, counters } = openAt(folder, START + 10 * DAY);
      const pushed = tallies.lookup(tallies.sliId('pushed', 'availability'));
      for (let minute = 0; minute <= last; minute += 1) {
        const minuteMs = START + (Math.floor(minute / 20) % 3) * DAY + minute * MINUTE;
        const expected = { good: minute, total: minute + 1, coveredMinutes: 1 };
        expect(pushed.sum(minuteMs, minuteMs + MINUTE)).toEqual(expected);
      }
      const scraped = tallies.sliId('scraped', 'availability');
      const { total } = tallies.lookup(scraped).sum(START, START + 10 * DAY);
      expect(counters.get(scraped, 'target')?.processes[0]?.values.get('requests_total') ?? 0).toBe(total);
      expect(total).toBeGreaterThanOrEqual(last);
    },
  );

  it('is refused to a second process, until the first one ends', async () => {
    const folder = temporaryFolder();
    const child = startProcess(folder, 'hold');
    await once(child.stdout, 'data');
    const open = () => openStore({ dataDir: folder, nowMs: () => START });
    expect(open).toThrow(StoreError);
    expect(open).toThrow('Another Andon has this data folder open');
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(openAt(folder, START).tallies.sliId('shop', 'availability')).toBe(1);
  });
});
