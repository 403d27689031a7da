import type { Clock } from './clock.ts';
import type { Store } from './store/store.ts';

const FLUSH_MS = 5_000;
/** Tells to within this when a process that was killed ran last. */
const HEARTBEAT_MS = 10_000;
const PACK_MS = 10 * 60_000;
/** Between two turns of packing, so that requests and scrapes come in between. */
const PACK_PAUSE_MS = 50;

/** Runs `task` after `firstMs` of monotonic time, then as long after each run as it says, until it is ended. */
function repeat(clock: Clock, firstMs: number, task: () => number): () => void {
  let cancel = (): void => {};
  const run = () => {
    cancel = clock.after(task(), run);
  };
  cancel = clock.after(firstMs, run);
  return () => cancel();
}

/**
 * What the store needs while the board runs: buffered tallies written, closed days packed a few at a time, and a
 * heartbeat that later tells how long Andon itself was away. Returns what ends it.
 */
export function keepHouse(store: Store, clock: Clock, onError: (error: unknown) => void): () => void {
  const attempt = (task: () => void): void => {
    try {
      task();
    } catch (error) {
      onError(error);
    }
  };
  const every = (everyMs: number, task: () => void) =>
    repeat(clock, everyMs, () => {
      attempt(task);
      return everyMs;
    });
  const pack = (): number => {
    let isMoreLikely = false;
    attempt(() => {
      isMoreLikely = store.tallies.packSome(clock.nowMs());
    });
    return isMoreLikely ? PACK_PAUSE_MS : PACK_MS;
  };
  store.collector.started(clock.nowMs());
  const ends = [
    every(FLUSH_MS, () => store.tallies.flush()),
    every(HEARTBEAT_MS, () => store.collector.heartbeat(clock.nowMs())),
    repeat(clock, 0, pack),
  ];
  return () => {
    for (const end of ends) end();
    store.collector.heartbeat(clock.nowMs());
  };
}
