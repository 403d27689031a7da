import type { Clock } from './clock.ts';
import type { Store } from './store/store.ts';

const FLUSH_MS = 5_000;
/** Tells to within this when a process that was killed ran last. */
const HEARTBEAT_MS = 10_000;
const PACK_MS = 10 * 60_000;

/** Runs `task` every `everyMs` of monotonic time until the returned function is called. */
function repeat(clock: Clock, everyMs: number, task: () => void): () => void {
  let cancel = (): void => {};
  const run = () => {
    task();
    cancel = clock.after(everyMs, run);
  };
  cancel = clock.after(everyMs, run);
  return () => cancel();
}

/**
 * What the store needs while the board runs: buffered tallies written, closed days packed, and a heartbeat that
 * later tells how long Andon itself was away. Returns what ends it.
 */
export function keepHouse(store: Store, clock: Clock, onError: (error: unknown) => void): () => void {
  const every = (everyMs: number, task: () => void) =>
    repeat(clock, everyMs, () => {
      try {
        task();
      } catch (error) {
        onError(error);
      }
    });
  store.collector.started(clock.nowMs());
  store.tallies.pack(clock.nowMs());
  const ends = [
    every(FLUSH_MS, () => store.tallies.flush()),
    every(HEARTBEAT_MS, () => store.collector.heartbeat(clock.nowMs())),
    every(PACK_MS, () => store.tallies.pack(clock.nowMs())),
  ];
  return () => {
    for (const end of ends) end();
    store.collector.heartbeat(clock.nowMs());
  };
}
