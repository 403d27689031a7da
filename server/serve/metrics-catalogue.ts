import { metricsCatalogueContract } from '#shared/api/metrics-catalogue.ts';
import { metrics } from '#shared/metrics/registry.ts';
import type { Api } from './serve-deps.ts';

export function serveMetricsCatalogue(app: Api): void {
  app.get(
    metricsCatalogueContract.url,
    {
      config: { access: 'open' },
      schema: { summary: 'What every figure means', response: { 200: metricsCatalogueContract.response } },
    },
    async () => ({
      items: metrics.map(({ id, version, title, definition, unit, better, source }) => ({
        id,
        version,
        title,
        definition,
        unit,
        direction: better,
        source,
      })),
      next: null,
    }),
  );
}
