import type { WallAnswer } from '#shared/api/wall.ts';
import { type Api, ApiError } from './api.ts';
import type { Clock } from './clock.ts';
import { type LiveDeps, startLive } from './live.ts';

/** What the wall knows at a moment. Kept in memory only: a reload without a server shows no old numbers. */
export interface WallFeed {
  readonly answer: WallAnswer | null;
  /** When `answer` was last confirmed, by the device's clock; null before the first. */
  readonly answeredAtMs: number | null;
  /** Server time − device time, ms. */
  readonly serverAheadMs: number;
  readonly hasFailed: boolean;
  /** What the server says is wrong with the question itself, such as an unknown group; null while it answers. */
  readonly refusal: string | null;
  /** Tries since the stream last spoke; 0 while it speaks. */
  readonly attempt: number;
  /** The build the server runs, as the stream last said; null before. */
  readonly serverBuild: string | null;
}

export interface WallFeedStore {
  read(): WallFeed;
  subscribe(changed: () => void): () => void;
}

const before: WallFeed = {
  answer: null,
  answeredAtMs: null,
  serverAheadMs: 0,
  hasFailed: false,
  refusal: null,
  attempt: 0,
  serverBuild: null,
};

const refusalOf = (error: unknown): string | null =>
  error instanceof ApiError && error.status === 400 ? error.message : null;

/**
 * Keeps the wall's answer fresh for as long as somebody is subscribed. Only an answer makes the board live:
 * a stream that speaks while the figures cannot be read does not.
 * @param group only the services of this group; null for all
 */
export const createWallFeed = (
  deps: LiveDeps & { readonly api: Pick<Api, 'wall'>; readonly clock: Clock },
  group: string | null,
): WallFeedStore => {
  const { api, clock } = deps;
  let feed = before;
  const subscribers = new Set<() => void>();
  const update = (part: Partial<WallFeed>): void => {
    feed = { ...feed, ...part };
    for (const tell of subscribers) tell();
  };
  const serverAhead = (at: string): number => Date.parse(at) - clock.nowMs();

  let asking = false;
  let askAgain = false;
  const ask = async (): Promise<void> => {
    if (asking) {
      askAgain = true;
      return;
    }
    asking = true;
    try {
      const answer = await api.wall(group);
      update({ answer, answeredAtMs: clock.nowMs(), hasFailed: false, refusal: null });
    } catch (error) {
      update({ hasFailed: true, refusal: refusalOf(error) });
    }
    asking = false;
    if (askAgain) {
      askAgain = false;
      void ask();
    }
  };

  const start = (): (() => void) =>
    startLive(deps, {
      onBeat: ({ at, build }) =>
        update({
          attempt: 0,
          serverAheadMs: serverAhead(at),
          serverBuild: build === '' ? feed.serverBuild : build,
        }),
      onAsk: () => void ask(),
      onLost: (attempt) => update({ attempt, hasFailed: true }),
    });

  let stop = (): void => {};
  return {
    read: () => feed,
    subscribe: (changed) => {
      subscribers.add(changed);
      if (subscribers.size === 1) stop = start();
      return () => {
        subscribers.delete(changed);
        if (subscribers.size === 0) stop();
      };
    },
  };
};
