import { readinessContract } from '#shared/api/readiness.ts';
import type { Api, ServeDeps } from './serve-deps.ts';

export function serveReadiness(app: Api, { board }: ServeDeps): void {
  app.get(
    readinessContract.url,
    {
      config: { access: 'open', kept: true, deliveries: 'all' },
      schema: {
        summary: 'What each metric has and what it still needs',
        response: { 200: readinessContract.response },
      },
    },
    async () => ({
      items: board.readiness().map(({ metric, figure, ...standing }) => ({
        metric: metric.id,
        title: { ...metric.title },
        unit: metric.unit,
        value: figure.value,
        n: figure.n,
        reason: figure.reason,
        ...standing,
        wants: standing.wants.map((each) => ({ ...each })),
      })),
      next: null,
    }),
  );
}
