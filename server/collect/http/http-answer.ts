import type { Dispatcher } from 'undici';
import type { Clock } from '../../clock.ts';
import type { Connection } from './connections.ts';
import type { Dialled } from './dialer.ts';
import type { HttpAnswer } from './http-client.ts';

/** Where the time of an attempt went. Of all its hops together; 0 for what a kept connection spared. */
export interface HttpTimings {
  readonly dnsSeconds: number;
  readonly connectSeconds: number;
  readonly tlsSeconds: number;
  /** From the beginning to the headers of the answer. */
  readonly firstByteSeconds: number;
  /** From the beginning until now. */
  readonly totalSeconds: number;
  /** Whether the answer came over a connection that was open already. */
  readonly reused: boolean;
}

/** One request and its answer. */
export interface Exchange {
  readonly raw: Dispatcher.ResponseData;
  readonly connection: Connection;
  readonly opened: Dialled;
  readonly reused: boolean;
}

/** A header by its name in small letters, the first where there are several; null where there is none. */
export function headerOf({ headers }: Dispatcher.ResponseData, name: string): string | null {
  const value = headers[name];
  return (Array.isArray(value) ? value[0] : value) ?? null;
}

/** Adds up where the time of an attempt goes. */
export function createStopwatch(clock: Clock) {
  const startMs = clock.monotonicMs();
  let [dnsSeconds, connectSeconds, tlsSeconds, firstByteSeconds] = [0, 0, 0, 0];
  let reused = false;
  return {
    add(exchange: Exchange): void {
      ({ reused } = exchange);
      firstByteSeconds = (clock.monotonicMs() - startMs) / 1_000;
      if (reused) return;
      dnsSeconds += exchange.opened.dnsSeconds;
      connectSeconds += exchange.opened.connectSeconds;
      tlsSeconds += exchange.opened.tlsSeconds ?? 0;
    },
    read(): HttpTimings {
      const totalSeconds = (clock.monotonicMs() - startMs) / 1_000;
      return { dnsSeconds, connectSeconds, tlsSeconds, firstByteSeconds, totalSeconds, reused };
    },
  };
}

/** What is told of an exchange. */
export function toAnswer({ raw, opened }: Exchange, url: URL, timings: () => HttpTimings): HttpAnswer {
  return {
    status: raw.statusCode,
    url: url.href,
    reach: opened.reach,
    certificate: opened.certificate,
    header: (name) => headerOf(raw, name),
    timings,
    body: raw.body,
  };
}
