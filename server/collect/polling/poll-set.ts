import { publicTarget } from '../../public-target.ts';
import type { CollectDeps } from '../collect-deps.ts';
import { createPollingLoop, type PollingLoop } from './polling-loop.ts';

/** Something that is asked at an interval. */
export interface Poll {
  /** What its phase is made from, and how it is named. */
  readonly target: string;
  readonly intervalSeconds: number;
  /** Where in the interval it is asked, for what must be asked at a certain time of the minute. */
  readonly phaseMs?: number;
  /** Makes what asks once; called when the poll is new. */
  create(): (signal: AbortSignal) => Promise<void>;
}

/** Polls by their whole definition: one that is defined as before goes on undisturbed. */
export interface PollSet {
  /** @param seed the phases are made from it */
  replace(polls: ReadonlyMap<string, Poll>, seed: string): Promise<void>;
  /** Wall clock of the next turn; null where the key is unknown. */
  nextAtMs(key: string): number | null;
  stop(): Promise<void>;
}

export function createPollSet({ clock, log }: Pick<CollectDeps, 'clock' | 'log'>): PollSet {
  const loops = new Map<string, PollingLoop>();

  function createLoop({ target, intervalSeconds, phaseMs, create }: Poll, seed: string): PollingLoop {
    const pollOnce = create();
    const poll = async (signal: AbortSignal) => {
      try {
        await pollOnce(signal);
      } catch (error) {
        log.warn({ err: error, target: publicTarget(target) }, 'what this target answered could not be kept');
      }
    };
    return createPollingLoop({ clock, target, seed, phaseMs, intervalSeconds, poll });
  }

  async function stopAll(keys: readonly string[]): Promise<void> {
    const ending = keys.map((key) => loops.get(key)?.stop());
    for (const key of keys) loops.delete(key);
    await Promise.all(ending);
  }

  return {
    async replace(polls, seed) {
      await stopAll([...loops.keys()].filter((key) => !polls.has(key)));
      for (const [key, poll] of polls) {
        if (loops.has(key)) continue;
        const loop = createLoop(poll, seed);
        loops.set(key, loop);
        loop.start();
      }
    },
    nextAtMs: (key) => loops.get(key)?.nextAtMs() ?? null,
    stop: () => stopAll([...loops.keys()]),
  };
}
