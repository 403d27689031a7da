import { createHash } from 'node:crypto';
import type { OutgoingHttpHeaders } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Clock } from '../clock.ts';
import type { Hints } from './hints.ts';

/** Answers about now also move with time (silence becomes `nodata`): they are asked anew after this long. */
const FRESH_MS = 5_000;
/** An answer about a thousand services has megabytes. */
const MOST_BYTES = 64 * 1024 * 1024;

interface Kept {
  readonly etag: string;
  readonly body: Buffer;
  /** Everything that the first one who asked was told, the length too. */
  readonly headers: OutgoingHttpHeaders;
  /** The same for whoever has the answer already. */
  readonly headersWithoutBody: OutgoingHttpHeaders;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The answer is a function of the stored facts, the configuration and the time alone. */
    kept?: boolean;
  }
  interface FastifyRequest {
    /** When its answer began to be made; null where it is not to be kept. */
    keptAt: string | null;
  }
}

const etagOf = (body: Buffer): string => `"${createHash('sha1').update(body).digest('base64url')}"`;

function keep(reply: FastifyReply, payload: string): Kept {
  const body = Buffer.from(payload);
  const etag = etagOf(body);
  reply.header('etag', etag).header('cache-control', 'no-cache');
  const said = reply.getHeaders() as OutgoingHttpHeaders;
  const { 'content-type': _type, 'content-length': _length, ...headersWithoutBody } = said;
  return { etag, body, headers: { ...said, 'content-length': body.length }, headersWithoutBody };
}

/** Past all that Fastify would do for it: nothing of it could come out otherwise. */
function sendKept({ headers }: FastifyRequest, reply: FastifyReply, kept: Kept): void {
  reply.hijack();
  if (headers['if-none-match'] === kept.etag) reply.raw.writeHead(304, kept.headersWithoutBody).end();
  else reply.raw.writeHead(200, kept.headers).end(kept.body);
}

/**
 * Keeps serialised answers until the hint that a fact they rest on changed, so that a thousand screens cost one
 * computation. Routes take part by `config: { kept: true }`.
 */
export function keepAnswers(app: FastifyInstance, hints: Hints, clock: Clock): void {
  const answers = new Map<string, Kept>();
  let keptAt = '';
  let bytes = 0;
  /** Forgets what is too old to be answered: it would lie about until its question came again. */
  const forgetOld = (): string => {
    const now = `${hints.number()} ${Math.floor(clock.nowMs() / FRESH_MS)}`;
    if (now === keptAt) return now;
    answers.clear();
    [keptAt, bytes] = [now, 0];
    return now;
  };

  app.decorateRequest('keptAt', null);
  app.addHook('onRequest', (request, reply, done) => {
    if (request.routeOptions.config.kept !== true || request.method !== 'GET') return done();
    request.keptAt = forgetOld();
    const kept = answers.get(request.url);
    if (kept === undefined) return done();
    sendKept(request, reply, kept);
  });
  app.addHook('onSend', (request, reply, payload, done) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') hints.written();
    if (request.keptAt === null || reply.statusCode !== 200 || typeof payload !== 'string')
      return done(null, payload);
    const kept = keep(reply, payload);
    // Where something changed meanwhile it is not known whether the answer says so.
    if (request.keptAt === forgetOld() && bytes + kept.body.length <= MOST_BYTES) {
      bytes += kept.body.length;
      answers.set(request.url, kept);
    }
    if (request.headers['if-none-match'] !== kept.etag) return done(null, kept.body);
    reply.code(304);
    done(null, '');
  });
}
