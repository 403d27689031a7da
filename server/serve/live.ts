import type { FastifyInstance, FastifyReply } from 'fastify';
import Type from 'typebox';
import { type Changed, HEARTBEAT_SECONDS, type Heartbeat } from '#shared/api/stream.ts';
import { Problem } from '#shared/problems.ts';
import { isoInstant } from '#shared/time.ts';
import type { Clock } from '../clock.ts';
import type { Hints } from './hints.ts';

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
  { hints, clock, build }: { hints: Hints; clock: Clock; build: string },
): Live {
  const screens = new Set<FastifyReply['raw']>();

  const broadcast = (event: string, body: Heartbeat | Changed) => {
    const text = Buffer.from(`event: ${event}\ndata: ${JSON.stringify(body)}\n\n`);
    for (const screen of screens) {
      if (screen.writableLength > MAX_BEHIND_BYTES) screen.destroy();
      else screen.write(text);
    }
  };
  const heartbeat = (): Heartbeat => ({ at: isoInstant(clock.nowMs()), build });
  hints.onHint((nouns) => broadcast('changed', { nouns: [...nouns], at: isoInstant(clock.nowMs()) }));
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
    hints.stop();
    cancelHeartbeat();
    for (const screen of screens) screen.end();
  });
  return { screenCount: () => screens.size };
}
