import type { ToldAnswer, ToldDeliveries } from '#shared/api/deliveries.ts';
import type { HookConfig } from './config/hook-config.ts';

/** What a request shows of itself, as it came. */
export interface ShownRequest {
  /** By name in lower case; each value by itself where a header came several times. */
  readonly headers: Readonly<Record<string, readonly string[] | undefined>>;
  /** The last part of the address, where it has one beyond the hook's name. */
  readonly pathSecret: string | null;
  /** The bytes as they came, before anything was read from them. */
  readonly body: Buffer;
  readonly nowMs: number;
}

/** Requests to a hook that proved nothing, since the board was started. They are not kept. */
export interface Refusals {
  readonly count: number;
  readonly lastAtMs: number | null;
}

/** How a delivery went: at the door, or when it was read. */
export type DeliveryOutcome =
  | 'taken'
  | 'again'
  | 'refused'
  | 'failed'
  | 'read'
  | 'nothing'
  | 'unmatched'
  | 'unreadable';

/** What stands behind `/hooks/:name`. */
export interface HookDoor {
  /** The hook of that name in the configuration in force; null where there is none. */
  find(name: string): HookConfig | null;
  /** Whether senders to it must prove themselves; else a token of the board's own is needed. */
  asksForProof(hook: HookConfig): boolean;
  /** Whether its sender shows the hook's token at the end of the address rather than in a header. */
  showsTokenInPath(hook: HookConfig): boolean;
  /** Whether the request comes from the sender that the hook is for. */
  proves(hook: HookConfig, request: ShownRequest): boolean;
  /** Notes one that proved nothing. */
  refuse(hook: HookConfig): void;
  refusals(name: string): Refusals;
  /** Whether so many deliveries wait to be read that no more are taken for now. */
  isFull(): boolean;
  /** Keeps it, to be read soon. Durable once answered; rejects where it cannot be kept. The same again has the same id. */
  take(hook: HookConfig, request: ShownRequest): Promise<{ readonly id: number; readonly isNew: boolean }>;
  /** Keeps what is handed in rather than sent. All of it, or none where it throws. */
  tell(told: ToldDeliveries): ToldAnswer;
  /** Reads a delivery again, now. Returns whether there is one of that number. */
  replay(id: number): boolean;
}
