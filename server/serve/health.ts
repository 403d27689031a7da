import Type from 'typebox';
import type { Clock } from '../clock.ts';
import type { Store } from '../store/store.ts';
import type { Api } from './serve-deps.ts';

export interface Readiness {
  /** False until collectors run, and again while the process shuts down. */
  isReady(): boolean;
}

const Shape = Type.Object({ status: Type.String() });

/** `/healthz`: the process answers. `/readyz`: store open, migrations done, collectors running. Neither tells more. */
export function serveHealth(app: Api, readiness: Readiness, store: Store, clock: Clock): void {
  const open = { config: { access: 'open' as const } };
  app.get(
    '/healthz',
    { ...open, schema: { summary: 'Whether the process answers', response: { 200: Shape } } },
    async () => ({ status: 'ok' }),
  );
  app.get(
    '/readyz',
    {
      ...open,
      schema: { summary: 'Whether the board can do its work', response: { 200: Shape, 503: Shape } },
    },
    async (_request, reply) => {
      const ready = readiness.isReady() && canRead(store, clock);
      return ready ? { status: 'ready' } : reply.code(503).send({ status: 'not ready' });
    },
  );
}

function canRead(store: Store, clock: Clock): boolean {
  try {
    store.collector.outages(clock.nowMs(), clock.nowMs());
    return true;
  } catch {
    return false;
  }
}
