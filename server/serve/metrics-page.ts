import type { Registry } from 'prom-client';
import Type from 'typebox';
import type { Api } from './serve-deps.ts';

/**
 * `/metrics` in the Prometheus text format: the process's own figures and the team's.
 * @param readTeam reads the team's figures anew
 */
export function serveMetricsPage(app: Api, registry: Registry, readTeam: () => void): void {
  app.get(
    '/metrics',
    {
      config: { access: 'open', deliveries: 'all' },
      schema: {
        summary: 'Own and team figures for Prometheus',
        response: {
          200: { description: 'text format 0.0.4', content: { 'text/plain': { schema: Type.String() } } },
        },
      },
    },
    async (_request, reply) => {
      readTeam();
      const text = await registry.metrics();
      return reply.header('content-type', registry.contentType).send(text);
    },
  );
}
