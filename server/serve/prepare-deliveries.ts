import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Board } from '../compute/board.ts';
import { findService, type RunningConfig } from '../config/running-config.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Whose deliveries the answer rests on: everybody's, or those of the service that is asked about. */
    deliveries?: 'all' | 'asked';
  }
}

/** The id of the service that is asked about; `all` where none is, and where there is none of that name. */
function askedService({ query }: FastifyRequest, config: RunningConfig): string {
  const asked = (query as { service?: unknown }).service;
  return (typeof asked === 'string' ? findService(config.current(), asked)?.id : null) ?? 'all';
}

/**
 * Lets a route that rests on deliveries wait until they are read, which after a start takes its time where there are
 * millions; others are answered meanwhile. Routes take part by `config: { deliveries }`.
 */
export function prepareDeliveries(
  app: FastifyInstance,
  { board, config }: { board: Pick<Board, 'prepareDeliveries'>; config: RunningConfig },
): void {
  app.addHook('preHandler', async (request) => {
    const { deliveries } = request.routeOptions.config;
    if (deliveries === undefined) return;
    await board.prepareDeliveries(deliveries === 'all' ? 'all' : askedService(request, config));
  });
}
