import type { FastifyInstance, FastifyReply } from 'fastify';
import Type from 'typebox';
import { type Changed, HEARTBEAT_SECONDS, type Heartbeat } from '#shared/api/stream.ts';
import { Problem } from '#shared/problems.ts';
import { isoInstant } from '#shared/time.ts';
import type { Clock } from '../clock.ts';
import type { Noun, Store } from '../store/store.ts';

/** At most one batch of hints a second. */
const BATCH_MS = 1_000;
/** A board that has fallen this far behind is let go; it reconnects and asks everything again. */
const MAX_BEHIND_BYTES = 256 * 1024;
const MAX_SCREENS = 5_000;

export interface Live {
  /** Open streams now. */
  screenCount(): number;
}

/** Hints only: the browser asks the ordinary endpoint again, so there is one shape of truth. */
export function serveLive(
  app: FastifyInstance,
  { store, clock, build }: { store: Store; clock: Clock; build: string },
): Live {
  const screens = new Set<FastifyReply['raw']>();
  const waiting = new Set<Noun>();
  let cancelBatch: (() => void) | null = null;
  let lastBatchAtMs = Number.NEGATIVE_INFINITY;

  const broadcast = (event: string, body: Heartbeat | Changed) => {
    const text = Buffer.from(`event: ${event}\ndata: ${JSON.stringify(body)}\n\n`);
    for (const screen of screens) {
      if (screen.writableLength > MAX_BEHIND_BYTES) screen.destroy();
      else screen.write(text);
    }
  };
  const heartbeat = (): Heartbeat => ({ at: isoInstant(clock.nowMs()), build });
  const sendBatch = () => {
    cancelBatch = null;
    lastBatchAtMs = clock.monotonicMs();
    broadcast('changed', { nouns: [...waiting], at: isoInstant(clock.nowMs()) });
    waiting.clear();
  };
  const stopListening = store.onChange((nouns) => {
    for (const noun of nouns) waiting.add(noun);
    if (cancelBatch !== null) return;
    const dueMs = Math.max(0, lastBatchAtMs + BATCH_MS - clock.monotonicMs());
    cancelBatch = clock.after(dueMs, sendBatch);
  });
  let cancelHeartbeat = (): void => {};
  const beat = () => {
    broadcast('heartbeat', heartbeat());
    cancelHeartbeat = clock.after(HEARTBEAT_SECONDS * 1_000, beat);
  };
  // Not before everything else is in place: a start that fails must leave no timer behind.
  app.addHook('onReady', async () => beat());

  app.get(
    '/api/v1/stream',
    {
      config: { access: 'open' },
      schema: {
        summary: 'Hints that something changed (server-sent events)',
        response: {
          200: {
            description: 'hello, changed, heartbeat',
            content: { 'text/event-stream': { schema: Type.String() } },
          },
        },
      },
    },
    (_request, reply) => {
      if (screens.size >= MAX_SCREENS)
        throw new Problem('unavailable', `${MAX_SCREENS} screens are open already.`);
      reply.hijack();
      const { raw } = reply;
      raw.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-cache, no-transform',
        'x-accel-buffering': 'no',
        'x-content-type-options': 'nosniff',
      });
      raw.write(`retry: 1000\nevent: hello\ndata: ${JSON.stringify(heartbeat())}\n\n`);
      screens.add(raw);
      raw.on('close', () => screens.delete(raw));
      raw.on('error', () => screens.delete(raw));
    },
  );
  // An open stream would hold close() for ever.
  app.addHook('preClose', async () => {
    stopListening();
    cancelBatch?.();
    cancelHeartbeat();
    for (const screen of screens) screen.end();
  });
  return { screenCount: () => screens.size };
}
