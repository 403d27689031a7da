/** What is listened to: an EventSource, or what stands for one that another tab holds. */
export interface LiveStream {
  addEventListener(name: string, hear: (event: MessageEvent) => void): void;
  close(): void;
}

/** What a browser brings along for tabs that share; `locks` only over HTTPS and on the board's own machine. */
export interface TabTools {
  openSource(url: string): LiveStream;
  openChannel(): Pick<BroadcastChannel, 'postMessage' | 'close' | 'onmessage'>;
  readonly locks: Pick<LockManager, 'request'> | undefined;
  /** Whether nobody can see the page now, and who hears when that changes. */
  isHidden(): boolean;
  onShown(listener: () => void): () => void;
}

const NAME = 'andon-stream';
const names = ['hello', 'heartbeat', 'changed', 'error'] as const;

interface Told {
  readonly name: string;
  readonly data: unknown;
}

const isTold = (message: unknown): message is Told =>
  typeof message === 'object' && message !== null && 'name' in message && typeof message.name === 'string';

/** Those who listen, by the name of what they listen to. */
const createListeners = () => {
  const listeners = new Map<string, ((event: MessageEvent) => void)[]>();
  return {
    add: (name: string, hear: (event: MessageEvent) => void): void => {
      listeners.set(name, [...(listeners.get(name) ?? []), hear]);
    },
    tell: ({ name, data }: Told): void => {
      for (const hear of listeners.get(name) ?? []) hear(new MessageEvent(name, { data }));
    },
  };
};

/**
 * One stream for all tabs of a browser: the tab that holds the lock has it and passes on what it hears; where that tab
 * goes, the next one takes over. A tab that joins is told to ask, since it missed the beginning.
 */
function openWithLock(url: string, tools: TabTools, locks: NonNullable<TabTools['locks']>): LiveStream {
  const listeners = createListeners();
  const channel = tools.openChannel();
  const ended = new AbortController();
  let source: LiveStream | null = null;
  let letGo = (): void => {};
  channel.onmessage = ({ data }: MessageEvent) => {
    if (!isTold(data)) return;
    if (data.name !== 'joined') listeners.tell(data);
    else if (source !== null) channel.postMessage({ name: 'changed', data: '{}' });
  };
  const hold = (): Promise<void> => {
    source = tools.openSource(url);
    for (const name of names)
      source.addEventListener(name, ({ data }) => {
        channel.postMessage({ name, data });
        listeners.tell({ name, data });
      });
    return new Promise((resolve) => {
      letGo = resolve;
    });
  };
  locks.request(NAME, { signal: ended.signal }, hold).catch(() => {
    // Closed before its turn came.
  });
  channel.postMessage({ name: 'joined', data: null });
  return {
    addEventListener: listeners.add,
    close() {
      ended.abort();
      source?.close();
      source = null;
      letGo();
      channel.close();
    },
  };
}

/** A stream of the tab's own, given back while nobody sees it: a browser has six connections to one host. */
function openWhileSeen(url: string, tools: TabTools): LiveStream {
  const listeners = createListeners();
  let source: LiveStream | null = null;
  const follow = (): void => {
    if (tools.isHidden()) {
      source?.close();
      source = null;
    } else if (source === null) {
      source = tools.openSource(url);
      for (const name of names) source.addEventListener(name, ({ data }) => listeners.tell({ name, data }));
    }
  };
  const stop = tools.onShown(follow);
  follow();
  return {
    addEventListener: listeners.add,
    close() {
      stop();
      source?.close();
    },
  };
}

/** Opens the board's stream so that many tabs of one browser do not use up its connections. */
export const openSharedStream =
  (tools: TabTools) =>
  (url: string): LiveStream =>
    tools.locks === undefined ? openWhileSeen(url, tools) : openWithLock(url, tools, tools.locks);

/** The browser's own tools. */
export const browserTools: TabTools = {
  openSource: (url) => new EventSource(url),
  openChannel: () => new BroadcastChannel(NAME),
  locks: typeof BroadcastChannel === 'undefined' ? undefined : navigator.locks,
  isHidden: () => document.hidden,
  onShown: (listener) => {
    document.addEventListener('visibilitychange', listener);
    return () => document.removeEventListener('visibilitychange', listener);
  },
};
