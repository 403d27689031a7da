import type { Database } from 'better-sqlite3';
import type { Buffered } from './buffered.ts';
import type { ChangeFeed } from './change-feed.ts';
import type { TargetState, TargetStore } from './store.ts';
import { targetKey } from './target-key.ts';
import { isMarked } from './target-mark.ts';

const keyOf = ({ sliId, target }: TargetState) => targetKey(sliId, target);
/** How targets are doing, in memory; written with the next flush. */
export function createTargetStore(database: Database, feed: ChangeFeed): TargetStore & Buffered {
  const selectAll = database.prepare<[], TargetState>(
    `SELECT sli_id AS sliId, target, last_attempt_at_ms AS lastAttemptAtMs, last_ok_at_ms AS lastOkAtMs,
       failures_in_a_row AS failuresInARow, failing_since_ms AS failingSinceMs, reason, detail,
       duration_seconds AS durationSeconds, observed_count AS observedCount
     FROM target_states`,
  );
  const upsert = database.prepare<TargetState>(
    `INSERT OR REPLACE INTO target_states (sli_id, target, last_attempt_at_ms, last_ok_at_ms,
       failures_in_a_row, failing_since_ms, reason, detail, duration_seconds, observed_count)
     VALUES (@sliId, @target, @lastAttemptAtMs, @lastOkAtMs, @failuresInARow, @failingSinceMs, @reason,
       @detail, @durationSeconds, @observedCount)`,
  );
  const remove = database.prepare('DELETE FROM target_states WHERE sli_id = ? AND target = ?');
  const states = new Map(selectAll.all().map((state) => [keyOf(state), state]));
  const keysOf = new Map<number, Set<string>>();
  const index = ({ sliId }: TargetState, key: string): void => {
    const keys = keysOf.get(sliId);
    if (keys === undefined) keysOf.set(sliId, new Set([key]));
    else keys.add(key);
  };
  for (const [key, state] of states) index(state, key);
  const changed = new Set<string>();
  const removed = new Map<string, TargetState>();
  /** Asked since the store was opened: what is kept from before says nothing of now. */
  const asked = new Set<string>();

  return {
    all: () => [...states.values()],
    of: (sliId) => [...(keysOf.get(sliId) ?? [])].flatMap((key) => states.get(key) ?? []),
    set(state) {
      const key = keyOf(state);
      const before = states.get(key);
      states.set(key, state);
      index(state, key);
      changed.add(key);
      removed.delete(key);
      const isFirst = !asked.has(key);
      asked.add(key);
      const isMarkedBefore = before !== undefined && isMarked(before);
      const isReasonNew = (before?.reason ?? null) !== state.reason;
      const isCountNew = (before?.observedCount ?? null) !== state.observedCount;
      const isMarkNew = isMarkedBefore !== isMarked(state);
      if (isFirst || isReasonNew || isCountNew || isMarkNew) feed.announce('sources');
    },
    keepOnly(keys) {
      const gone = [...states].filter(([key]) => !keys.has(key));
      for (const [key, state] of gone) {
        states.delete(key);
        asked.delete(key);
        keysOf.get(state.sliId)?.delete(key);
        changed.delete(key);
        removed.set(key, state);
      }
      if (gone.length > 0) feed.announce('sources');
    },
    write() {
      for (const { sliId, target } of removed.values()) remove.run(sliId, target);
      for (const key of changed) {
        const state = states.get(key);
        if (state !== undefined) upsert.run(state);
      }
    },
    committed() {
      removed.clear();
      changed.clear();
    },
  };
}
