import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Problem } from '#shared/problems.ts';
import type { Clock } from '../clock.ts';
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

/** Connections are not held longer than a minute; whoever waits should know sooner. */
const LONGEST_WAIT_MS = 20_000;

/** @throws Problem `unavailable` where it takes too long: it goes on, and may be asked for again */
function waitFor(work: Promise<void>, clock: Clock): Promise<void> {
  return new Promise((resolve, reject) => {
    const cancel = clock.after(LONGEST_WAIT_MS, () =>
      reject(
        new Problem(
          'unavailable',
          'The deliveries are still being read after the start of the board. Ask again in a while.',
        ),
      ),
    );
    work.then(resolve, reject).finally(cancel);
  });
}

/**
 * Lets a route that rests on deliveries wait until they are read, which after a start takes its time where there are
 * millions; others are answered meanwhile. Routes take part by `config: { deliveries }`.
 */
export function prepareDeliveries(
  app: FastifyInstance,
  { board, config, clock }: { board: Pick<Board, 'prepareDeliveries'>; config: RunningConfig; clock: Clock },
): void {
  app.addHook('preHandler', async (request) => {
    const { deliveries } = request.routeOptions.config;
    if (deliveries === undefined) return;
    const service = deliveries === 'all' ? 'all' : askedService(request, config);
    await waitFor(board.prepareDeliveries(service), clock);
  });
}
