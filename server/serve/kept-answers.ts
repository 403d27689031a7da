import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Clock } from '../clock.ts';
import type { Store } from '../store/store.ts';

/** Answers about now also move with time (silence becomes `nodata`): they are asked anew after this long. */
const FRESH_MS = 5_000;
const MAX_KEPT = 500;

interface Kept {
  readonly changeNumber: number;
  readonly slot: number;
  readonly etag: string;
  readonly body: string;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The answer is a function of the stored facts, the configuration and the time alone. */
    kept?: boolean;
  }
  interface FastifyRequest {
    keptAt: { readonly changeNumber: number; readonly slot: number } | null;
  }
}

const etagOf = (body: string): string => `"${createHash('sha1').update(body).digest('base64url')}"`;

function send(request: FastifyRequest, reply: FastifyReply, kept: Kept): FastifyReply {
  reply.header('etag', kept.etag).header('cache-control', 'no-cache');
  if (request.headers['if-none-match'] === kept.etag) return reply.code(304).send();
  return reply.type('application/json; charset=utf-8').send(kept.body);
}

/**
 * Keeps serialised answers until a fact they rest on changes, so that a thousand screens cost one computation.
 * Routes take part by `config: { kept: true }`.
 */
export function keepAnswers(app: FastifyInstance, store: Store, clock: Clock): void {
  const answers = new Map<string, Kept>();
  const moment = () => ({ changeNumber: store.changeNumber(), slot: Math.floor(clock.nowMs() / FRESH_MS) });

  app.decorateRequest('keptAt', null);
  app.addHook('preHandler', async (request, reply) => {
    if (!request.routeOptions.config.kept) return;
    const now = moment();
    const kept = answers.get(request.url);
    if (kept && kept.changeNumber === now.changeNumber && kept.slot === now.slot)
      return send(request, reply, kept);
    request.keptAt = now;
  });
  app.addHook('onSend', async (request, reply, payload) => {
    if (request.keptAt === null || reply.statusCode !== 200 || typeof payload !== 'string') return payload;
    const kept = { ...request.keptAt, etag: etagOf(payload), body: payload };
    if (answers.size >= MAX_KEPT) answers.clear();
    answers.set(request.url, kept);
    reply.header('etag', kept.etag).header('cache-control', 'no-cache');
    if (request.headers['if-none-match'] !== kept.etag) return payload;
    reply.code(304);
    return '';
  });
}
