import type { Database } from 'better-sqlite3';
import type { Buffered } from './buffered.ts';
import { fromFloat64Bytes, toFloat64Bytes } from './float64-bytes.ts';
import type { CounterState, CounterStore, ProcessCounters } from './store.ts';
import { targetKey } from './target-key.ts';

interface CounterRow {
  readonly configuration: string;
  readonly scrapedAtMs: number;
  readonly processes: string;
  readonly lastValues: Buffer;
}

/** A process without its values, which stand in one list for all of them, in the order of these series. */
interface ProcessEntry extends Omit<ProcessCounters, 'values'> {
  readonly series: readonly string[];
}

interface Waiting {
  readonly sliId: number;
  readonly target: string;
  readonly state: CounterState;
}

function toState({ configuration, scrapedAtMs, processes, lastValues }: CounterRow): CounterState {
  const entries: ProcessEntry[] = JSON.parse(processes);
  const numbers = fromFloat64Bytes(lastValues).values();
  const toCounters = ({ series, ...process }: ProcessEntry): ProcessCounters => ({
    ...process,
    values: new Map(series.map((key) => [key, numbers.next().value ?? 0])),
  });
  return { configuration, scrapedAtMs, processes: entries.map(toCounters) };
}

function toEntry({ startedAtMs, isWhole, values }: ProcessCounters): ProcessEntry {
  return { startedAtMs, isWhole, series: [...values.keys()] };
}

/** Last counter values, written with the flush that writes the tallies they led to. */
export function createCounterStore(database: Database): CounterStore & Buffered {
  const select = database.prepare<[number, string], CounterRow>(
    `SELECT configuration, scraped_at_ms AS scrapedAtMs, processes, last_values AS lastValues
     FROM counter_states WHERE sli_id = ? AND target = ?`,
  );
  const upsert = database.prepare<[number, string, string, number, string, Buffer]>(
    `INSERT INTO counter_states (sli_id, target, configuration, scraped_at_ms, processes, last_values)
     VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (sli_id, target) DO UPDATE SET configuration = excluded.configuration,
       scraped_at_ms = excluded.scraped_at_ms, processes = excluded.processes, last_values = excluded.last_values`,
  );
  const waiting = new Map<string, Waiting>();

  function writeOne({ sliId, target, state }: Waiting): void {
    const processes = JSON.stringify(state.processes.map(toEntry));
    const lastValues = toFloat64Bytes(state.processes.flatMap(({ values }) => [...values.values()]));
    upsert.run(sliId, target, state.configuration, state.scrapedAtMs, processes, lastValues);
  }

  return {
    get(sliId, target) {
      const buffered = waiting.get(targetKey(sliId, target));
      if (buffered !== undefined) return buffered.state;
      const row = select.get(sliId, target);
      return row === undefined ? null : toState(row);
    },
    set(sliId, target, state) {
      waiting.set(targetKey(sliId, target), { sliId, target, state });
    },
    write() {
      for (const one of waiting.values()) writeOne(one);
    },
    committed: () => waiting.clear(),
  };
}
