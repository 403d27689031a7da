import { describe, expect, it } from 'vitest';
import { type LiveStream, openSharedStream, type TabTools } from '../../../web/api/shared-stream.ts';

/** A source that the test speaks through. */
interface Source extends LiveStream {
  speak(name: string, data: string): void;
  isOpen(): boolean;
}

const createSource = (): Source => {
  const hearers: [string, (event: MessageEvent) => void][] = [];
  let open = true;
  return {
    addEventListener: (name, hear) => void hearers.push([name, hear]),
    close: () => {
      open = false;
    },
    speak: (name, data) => {
      for (const [heard, hear] of hearers) if (heard === name) hear(new MessageEvent(name, { data }));
    },
    isOpen: () => open,
  };
};

type Channel = ReturnType<TabTools['openChannel']>;

/** Everything that was posted has arrived. */
const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
};

/** A browser: its tabs share one lock and one channel, and count what they open. */
const createBrowser = (hasLocks: boolean) => {
  const sources: Source[] = [];
  const channels = new Set<Channel>();
  const waiting: (() => Promise<void>)[] = [];
  let isHeld = false;
  const next = (): void => {
    const hold = isHeld ? undefined : waiting.shift();
    if (hold === undefined) return;
    isHeld = true;
    void hold().then(() => {
      isHeld = false;
      next();
    });
  };
  const openTab = () => {
    const heard: string[] = [];
    const shown: (() => void)[] = [];
    let isHidden = false;
    const tools: TabTools = {
      openSource: () => {
        const source = createSource();
        sources.push(source);
        return source;
      },
      openChannel: () => {
        const channel: Channel = {
          onmessage: null,
          // Arrives later, as in a browser, and only where somebody still listens.
          postMessage: (data: unknown) =>
            queueMicrotask(() => {
              for (const other of channels)
                if (other !== channel)
                  other.onmessage?.call(other as BroadcastChannel, new MessageEvent('message', { data }));
            }),
          close: () => channels.delete(channel),
        };
        channels.add(channel);
        return channel;
      },
      locks: hasLocks
        ? ({
            request: (_name: string, { signal }: LockOptions, hold: () => Promise<void>) =>
              new Promise<void>((_resolve, reject) => {
                const turn = () => hold();
                waiting.push(turn);
                signal?.addEventListener('abort', () => {
                  const at = waiting.indexOf(turn);
                  if (at === -1) return;
                  waiting.splice(at, 1);
                  reject(new Error('aborted'));
                });
                next();
              }),
          } as TabTools['locks'])
        : undefined,
      isHidden: () => isHidden,
      onShown: (listener) => {
        shown.push(listener);
        return () => void shown.splice(shown.indexOf(listener), 1);
      },
    };
    const stream = openSharedStream(tools)('/api/v1/stream');
    for (const name of ['hello', 'heartbeat', 'changed', 'error'])
      stream.addEventListener(name, ({ data }) => heard.push(`${name} ${data}`));
    return {
      heard,
      close: stream.close,
      hide: (hidden: boolean) => {
        isHidden = hidden;
        for (const listener of [...shown]) listener();
      },
    };
  };
  return { openTab, sources, open: () => sources.filter((source) => source.isOpen()) };
};

describe('a stream that tabs share', () => {
  it('is one connection for ten tabs, and each hears all of it', async () => {
    const browser = createBrowser(true);
    const tabs = Array.from({ length: 10 }, browser.openTab);
    expect(browser.sources).toHaveLength(1);
    await settle();
    browser.sources[0]?.speak('heartbeat', 'a');
    browser.sources[0]?.speak('changed', 'b');
    await settle();
    for (const { heard } of tabs.slice(1)) expect(heard.slice(-2)).toEqual(['heartbeat a', 'changed b']);
    expect(tabs[0]?.heard).toEqual(['heartbeat a', 'changed b']);
  });

  it('tells a tab that joins to ask, since it missed the beginning', async () => {
    const browser = createBrowser(true);
    const first = browser.openTab();
    browser.sources[0]?.speak('hello', 'now');
    await settle();
    const second = browser.openTab();
    await settle();
    expect(second.heard).toEqual(['changed {}']);
    expect(first.heard).toEqual(['hello now']);
  });

  it('is taken over where the tab that has it goes, and ends with the last', async () => {
    const browser = createBrowser(true);
    const [first, second, third] = [browser.openTab(), browser.openTab(), browser.openTab()];
    second.close();
    first.close();
    await settle();
    expect([browser.sources.length, browser.open().length]).toEqual([2, 1]);
    browser.sources[1]?.speak('hello', 'again');
    expect(third.heard.at(-1)).toBe('hello again');
    expect(first.heard).toEqual([]);
    third.close();
    expect(browser.open()).toEqual([]);
  });

  it('says that it is lost to all', async () => {
    const browser = createBrowser(true);
    const tabs = [browser.openTab(), browser.openTab()];
    await settle();
    browser.sources[0]?.speak('error', '');
    await settle();
    for (const { heard } of tabs) expect(heard.at(-1)).toBe('error ');
  });

  it('is given back while nobody sees the tab, where a browser has no locks', () => {
    const browser = createBrowser(false);
    const [first, second] = [browser.openTab(), browser.openTab()];
    expect(browser.open()).toHaveLength(2);
    first.hide(true);
    expect(browser.open()).toHaveLength(1);
    first.hide(false);
    browser.sources[2]?.speak('hello', 'back');
    expect(first.heard).toEqual(['hello back']);
    first.close();
    second.close();
    first.hide(false);
    expect(browser.open()).toEqual([]);
  });
});
