import Type, { type Static } from 'typebox';
import { Instant } from './contract.ts';

/**
 * `GET /api/v1/stream`, server-sent events. `hello` on opening, `heartbeat` every 15 s, both with this body;
 * `changed` with the nouns that changed, at most once a second. The browser asks the ordinary endpoint again.
 */
export const Heartbeat = Type.Object({ at: Instant, build: Type.String() });
export type Heartbeat = Static<typeof Heartbeat>;
export const Changed = Type.Object({
  nouns: Type.Array(Type.String()),
  at: Instant,
});
export type Changed = Static<typeof Changed>;
export const HEARTBEAT_SECONDS = 15;
