import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { ServeDeps } from './serve-deps.ts';

/** Names a body that has no delivery id of its own: the same bytes again are the same delivery. */
const fingerprintOf = (body: Buffer): string => createHash('sha256').update(body).digest('hex');

/**
 * Makes what keeps a sender's body as it came, so that it can be read again when a rule gets better.
 *
 * @param source where it was sent to, e.g. `api/incidents`
 */
export const createKeeper =
  ({ store, clock }: Pick<ServeDeps, 'store' | 'clock'>, source: string) =>
  ({ rawBody, headers }: Pick<FastifyRequest, 'rawBody' | 'headers'>): void => {
    if (rawBody === null) return;
    store.deliveries.keep({
      source,
      deliveryId: fingerprintOf(rawBody),
      receivedAtMs: clock.nowMs(),
      contentType: headers['content-type'] ?? 'application/json',
      body: rawBody,
    });
  };
