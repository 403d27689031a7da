import type { Database } from 'better-sqlite3';
import type { Buffered } from './buffered.ts';
import { fromFloat64Bytes, toFloat64Bytes } from './float64-bytes.ts';
import type { CounterState, CounterStore } from './store.ts';
import { targetKey } from './target-key.ts';

interface CounterRow {
  readonly configuration: string;
  readonly scrapedAtMs: number;
  readonly series: string;
  readonly lastValues: Buffer;
}

interface Waiting {
  readonly sliId: number;
  readonly target: string;
  readonly state: CounterState;
}

function toState({ configuration, scrapedAtMs, series, lastValues }: CounterRow): CounterState {
  const keys: string[] = JSON.parse(series);
  const numbers = fromFloat64Bytes(lastValues);
  const values = new Map(keys.map((key, index) => [key, numbers[index] ?? 0]));
  return { configuration, scrapedAtMs, values };
}

/** Last counter values, written with the flush that writes the tallies they led to. */
export function createCounterStore(database: Database): CounterStore & Buffered {
  const select = database.prepare<[number, string], CounterRow>(
    `SELECT configuration, scraped_at_ms AS scrapedAtMs, series, last_values AS lastValues
     FROM counter_states WHERE sli_id = ? AND target = ?`,
  );
  const upsert = database.prepare<[number, string, string, number, string, Buffer]>(
    `INSERT INTO counter_states (sli_id, target, configuration, scraped_at_ms, series, last_values)
     VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (sli_id, target) DO UPDATE SET configuration = excluded.configuration,
       scraped_at_ms = excluded.scraped_at_ms, series = excluded.series, last_values = excluded.last_values`,
  );
  const waiting = new Map<string, Waiting>();

  function writeOne({ sliId, target, state }: Waiting): void {
    const series = JSON.stringify([...state.values.keys()]);
    const lastValues = toFloat64Bytes([...state.values.values()]);
    upsert.run(sliId, target, state.configuration, state.scrapedAtMs, series, lastValues);
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
