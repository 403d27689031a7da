import type { Clock } from './clock.ts';
import { LATE_AFTER_MS } from './liveness.ts';
import { retryDelayMs } from './retry-delay.ts';
import { browserTools, type LiveStream, openSharedStream } from './shared-stream.ts';

export interface LiveDeps {
  readonly clock: Clock;
  /** Opens a stream; the one that the browser's tabs share, or a fake at the edge of a test. */
  readonly openStream: (url: string) => LiveStream;
  /** 0-1 */
  readonly chance: () => number;
}

export interface LiveHandlers {
  /** The stream spoke: server time and build as it gave them. */
  onBeat(beat: { readonly at: string; readonly build: string }): void;
  /** Something may have changed, of these nouns or, with null, of anything: ask the ordinary endpoint again. */
  onAsk(nouns: readonly string[] | null): void;
  /** The stream is gone; `attempt` counts tries since it last spoke. */
  onLost(attempt: number): void;
}

/** The browser's own stream. */
export const openBrowserStream = openSharedStream(browserTools);

const STREAM_URL = '/api/v1/stream';

const readFields = (data: unknown): Record<string, unknown> => {
  try {
    const parsed: unknown = JSON.parse(String(data));
    return typeof parsed === 'object' && parsed !== null ? { ...parsed } : {};
  } catch {
    return {};
  }
};

const readBeat = (data: unknown): { at: string; build: string } | null => {
  const { at, build = '' } = readFields(data);
  return typeof at === 'string' && typeof build === 'string' && at !== '' ? { at, build } : null;
};

/** The nouns of a hint; null where it names none, as a heartbeat. */
const readNouns = (data: unknown): readonly string[] | null => {
  const { nouns } = readFields(data);
  return Array.isArray(nouns) ? nouns.filter((noun) => typeof noun === 'string') : null;
};

/**
 * Listens to the board. A stream that fails or stays silent for 45 s is closed and opened
 * again after a growing wait; on its return everything is asked again.
 * @returns ends it for good
 */
export const startLive = ({ clock, openStream, chance }: LiveDeps, handlers: LiveHandlers): (() => void) => {
  let attempt = 0;
  let stream: LiveStream | null = null;
  let cancelWait = (): void => {};
  let cancelWatch = (): void => {};

  const lose = (): void => {
    stream?.close();
    stream = null;
    cancelWatch();
    attempt += 1;
    handlers.onLost(attempt);
    cancelWait();
    cancelWait = clock.after(retryDelayMs(attempt, chance()), open);
  };
  const watch = (): void => {
    cancelWatch();
    cancelWatch = clock.after(LATE_AFTER_MS, lose);
  };
  const hear = (event: MessageEvent): void => {
    attempt = 0;
    watch();
    const beat = readBeat(event.data);
    if (beat) handlers.onBeat(beat);
    handlers.onAsk(readNouns(event.data));
  };
  const open = (): void => {
    stream = openStream(STREAM_URL);
    stream.addEventListener('hello', hear);
    stream.addEventListener('heartbeat', hear);
    stream.addEventListener('changed', hear);
    stream.addEventListener('error', lose);
    watch();
  };

  open();
  return () => {
    cancelWait();
    cancelWatch();
    stream?.close();
  };
};
