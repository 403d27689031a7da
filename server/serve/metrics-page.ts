import type { Registry } from 'prom-client';
import type { Api } from './serve-deps.ts';

/** `/metrics` in the Prometheus text format: the process's own figures and the team's. */
export function serveMetricsPage(app: Api, registry: Registry): void {
  app.get(
    '/metrics',
    { config: { access: 'open' }, schema: { summary: 'Own and team figures for Prometheus' } },
    async (_request, reply) => {
      const text = await registry.metrics();
      return reply.header('content-type', registry.contentType).send(text);
    },
  );
}
