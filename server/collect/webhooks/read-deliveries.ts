import { SECOND_MS } from '#shared/units.ts';
import type { Clock } from '../../clock.ts';
import type { Config } from '../../config/config.ts';
import type { RunningConfig } from '../../config/running-config.ts';
import type { DeliveryOutcome } from '../../hook-door.ts';
import type { KeptDelivery } from '../../store/deliveries.ts';
import type { Store } from '../../store/store.ts';
import { isStorageFailure } from '../../store/store-error.ts';
import type { SubjectBook } from '../../subject-book.ts';
import { createServiceFinder, type ServiceFinder } from './find-services.ts';
import { hookOf } from './hook-of.ts';
import { type ReadDelivery, readDelivery } from './read-delivery.ts';
import type { SenderOf } from './sender.ts';

/** How long one turn may hold the loop, and how many deliveries it may read. */
const TURN_MS = 10;
const TURN_COUNT = 100;
/** After a turn that could not be kept. */
const RETRY_MS = 5 * SECOND_MS;
/** Screens are told no more often than this. */
const ANNOUNCE_MS = SECOND_MS;

export interface ReaderDeps {
  readonly store: Store;
  readonly config: RunningConfig;
  readonly clock: Clock;
  readonly subjects: SubjectBook;
  readonly senderOf: SenderOf;
}

/** What hears of the reader's work. */
export interface ReaderEars {
  onRead(source: string, outcome: DeliveryOutcome): void;
  /** What a reading or a fold stumbled over, and what the disk refused. */
  onFailure(error: unknown): void;
}

/** Reads what was delivered, soon after it was kept and in its order, a few at a time. */
export interface DeliveryReader {
  /** Begins with what waits since before, and with what named no service then. */
  start(ears: ReaderEars): void;
  /** There is something new to read. */
  wake(): void;
  /** Reads once more what named no configured service. */
  matchAgain(): void;
  /** Reads one now, whatever its state; returns whether there is one of that number. */
  readNow(id: number): boolean;
  stop(): void;
}

/** What is noted of a delivery that was read. */
type Became = Pick<ReadDelivery, 'state' | 'detail'>;

const silent: ReaderEars = { onRead: () => {}, onFailure: () => {} };

export function createDeliveryReader({
  store,
  config,
  clock,
  subjects,
  senderOf,
}: ReaderDeps): DeliveryReader {
  let ears = silent;
  let isRunning = false;
  let pending: NodeJS.Immediate | null = null;
  let cancelRetry = (): void => {};
  let cancelAnnounce: (() => void) | null = null;
  /** The last of those without a service that was read again; null where none is left to be. */
  let matchedId: number | null = null;
  let finder: { readonly config: Config; readonly find: ServiceFinder } | null = null;

  function finderNow(): ServiceFinder {
    const current = config.current();
    if (finder?.config !== current) finder = { config: current, find: createServiceFinder(current.services) };
    return finder.find;
  }

  function announceSoon(): void {
    cancelAnnounce ??= clock.after(ANNOUNCE_MS, () => {
      cancelAnnounce = null;
      store.announce('sources');
    });
  }

  function mark({ id, source, state, detail }: KeptDelivery, became: Became): void {
    if (state !== became.state || detail !== became.detail)
      store.deliveries.mark(id, { state: became.state, detail: became.detail, readAtMs: clock.nowMs() });
    ears.onRead(source, became.state);
  }

  function keep(kept: KeptDelivery, read: ReadDelivery): void {
    store.atomically(() => {
      subjects.book(kept.id, read.events);
      mark(kept, read);
    });
  }

  function readOne(kept: KeptDelivery): void {
    const read = readDelivery(kept, senderOf(kept.sender), hookOf(config.current(), kept), finderNow());
    if (read.fault !== null) ears.onFailure(read.fault);
    try {
      keep(kept, read);
    } catch (error) {
      // The disk's fault is no fault of the delivery: it goes on waiting.
      if (isStorageFailure(error)) throw error;
      ears.onFailure(error);
      // What it told before, if anything, stands: to take that back could fail as well, and hold up those behind it.
      mark(kept, { state: 'unreadable', detail: 'what it tells cannot be kept' });
    }
    announceSoon();
  }

  function next(): KeptDelivery | null {
    const waiting = store.deliveries.nextWaiting(0);
    if (waiting !== null || matchedId === null) return waiting;
    const unmatched = store.deliveries.nextUnmatched(matchedId);
    matchedId = unmatched?.id ?? null;
    return unmatched;
  }

  /** Returns whether there may be more. */
  function readSome(): boolean {
    const endMs = clock.monotonicMs() + TURN_MS;
    // What a power cut takes back waits again, and is read again.
    return store.repeatably(() => {
      for (let count = 0; count < TURN_COUNT && clock.monotonicMs() <= endMs; count += 1) {
        const kept = next();
        if (kept === null) return false;
        readOne(kept);
      }
      return true;
    });
  }

  function turn(): void {
    pending = null;
    const before = matchedId;
    try {
      if (readSome()) wake();
    } catch (error) {
      matchedId = before;
      ears.onFailure(error);
      cancelRetry();
      cancelRetry = clock.after(RETRY_MS, wake);
    }
  }

  function wake(): void {
    if (isRunning) pending ??= setImmediate(turn);
  }

  function matchAgain(): void {
    matchedId = 0;
    wake();
  }

  return {
    start(listening) {
      ears = listening;
      isRunning = true;
      matchAgain();
    },
    wake,
    matchAgain,
    readNow(id) {
      const kept = store.deliveries.get(id);
      if (kept !== null) readOne(kept);
      return kept !== null;
    },
    stop() {
      isRunning = false;
      if (pending !== null) clearImmediate(pending);
      cancelRetry();
      cancelAnnounce?.();
    },
  };
}
