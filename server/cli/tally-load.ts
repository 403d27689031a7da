import type { TallyBody } from '#shared/api/tallies.ts';
import { isoInstant } from '#shared/time.ts';
import { LineError } from '../collect/push/line-error.ts';
import type { MinuteRow } from '../collect/push/minute-rows.ts';
import { type Backend, RowRefused } from './backend.ts';

/** Rows on their way from a file to where they are kept, some thousands at a time. */
export interface TallyLoad {
  /** Takes a row in; sends those before it where they are enough. Throws `LineError` where one was refused. */
  add(row: MinuteRow): Promise<void>;
  /** Sends the rest. */
  end(): Promise<void>;
  /** How far it is. */
  progress(): LoadProgress;
}

export interface LoadProgress {
  /** Minutes that were sent and taken. */
  readonly sentCount: number;
  /** The line from which on nothing was sent yet, or only in part: to go on from there misses nothing. */
  readonly nextLine: number;
  /** The earliest and the latest minute sent, epoch ms; null before the first. */
  readonly firstMs: number | null;
  readonly lastMs: number | null;
}

export interface TallyLoadOptions {
  /** Takes all of them or none, throws `RowRefused`. */
  readonly send: Backend['putTallies'];
  /** Rows in one portion, 1 to 50 000. */
  readonly portionRows: number;
  /** The line that reading begins with. */
  readonly firstLine: number;
  /** Told after each portion. */
  readonly say: (line: string) => void;
}

const toBody = ({ service, objective, minuteMs, good, total }: MinuteRow): TallyBody => ({
  service,
  objective,
  at: isoInstant(minuteMs),
  good,
  total,
});

export const createTallyLoad = ({ send, portionRows, firstLine, say }: TallyLoadOptions): TallyLoad => {
  let waiting: MinuteRow[] = [];
  let progress: LoadProgress = { sentCount: 0, nextLine: firstLine, firstMs: null, lastMs: null };

  const sendWaiting = async (nextLine: number): Promise<void> => {
    const rows = waiting;
    try {
      await send(rows.map(toBody));
    } catch (error) {
      const line = error instanceof RowRefused ? rows[error.index ?? -1]?.line : undefined;
      throw line === undefined || !(error instanceof Error) ? error : new LineError(line, error.message);
    }
    waiting = [];
    let { firstMs, lastMs } = progress;
    for (const { minuteMs } of rows) {
      if (firstMs === null || minuteMs < firstMs) firstMs = minuteMs;
      if (lastMs === null || minuteMs > lastMs) lastMs = minuteMs;
    }
    progress = { sentCount: progress.sentCount + rows.length, nextLine, firstMs, lastMs };
    say(`${progress.sentCount} minutes taken in`);
  };

  return {
    async add(row) {
      // Sent only now: the line to go on from is known with the row that follows.
      if (waiting.length >= portionRows) await sendWaiting(row.fromLine);
      waiting.push(row);
    },
    async end() {
      const last = waiting[waiting.length - 1];
      if (last !== undefined) await sendWaiting(last.line + 1);
    },
    progress: () => progress,
  };
};
