/** A metrics page that is scraped, and the service that it belongs to. */
export interface BenchTarget {
  readonly service: string;
  /** `127.0.0.7:20100`; the page is `/metrics`. */
  readonly address: string;
}

export interface ScrapeJob {
  readonly targets: readonly BenchTarget[];
  readonly intervalSeconds: number;
  /** Whether the peers keep the agreed series alone, as Andon does, or all that they read. */
  readonly keep: 'agreed' | 'all';
}

/** How much counters grew, summed over all targets. */
export interface Increases {
  readonly total: number;
  readonly bad: number;
}

/** Delays of an event loop since they were last asked for. They hold the 10 ms of the timer that measures them. */
export interface LoopDelay {
  readonly p99Ms: number;
  readonly maxMs: number;
}

export interface RunningSystem {
  readonly pid: number;
  /** Null where it has no event loop to block. */
  loopDelay(): Promise<LoopDelay | null>;
  /** Ends it, and says what the counters that it kept grew by since their first sample. */
  end(): Promise<Increases>;
  /** Ends it whatever state it is in. */
  stop(): Promise<void>;
}

/** Something that scrapes targets, measured like any other. */
export interface System {
  readonly name: string;
  /** Null where it is not installed. */
  version(): string | null;
  /** @param folder empty, its own */
  start(job: ScrapeJob, folder: string): Promise<RunningSystem>;
}

/** The agreed counter. Its label `code` tells which requests were bad: 500 and over. */
export const AGREED_NAME = 'http_requests_total';

export const isBadCode = (code: string): boolean => code.startsWith('5');
