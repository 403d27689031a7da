import type { IncomingMessage, ServerResponse } from 'node:http';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from 'fastify';
import type { Clock } from '../clock.ts';
import type { CollectorActivity } from '../collector-activity.ts';
import type { Board } from '../compute/board.ts';
import type { RunningConfig } from '../config/running-config.ts';
import type { HookDoor } from '../hook-door.ts';
import type { Store } from '../store/store.ts';
import type { SubjectBook } from '../subject-book.ts';

/** What every screen file is given. */
export interface ServeDeps {
  readonly store: Store;
  readonly config: RunningConfig;
  readonly clock: Clock;
  readonly board: Board;
  /** What the collector is doing now; nothing before it runs. */
  readonly activity: () => CollectorActivity;
  /** What senders meet at `/hooks/:name`. */
  readonly door: HookDoor;
  /** What people say of deployments and incidents that senders tell of. */
  readonly subjects: SubjectBook;
  /** When this process began, by the wall clock. */
  readonly startedAtMs: number;
  /** Id of the web build; screens reload when it changes. */
  readonly build: string;
}

/** An instance whose handlers must answer the shape that their schema states. */
export type Api = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse<IncomingMessage>,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>;
