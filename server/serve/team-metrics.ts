import { Gauge, type Registry } from 'prom-client';
import { metrics } from '#shared/metrics/registry.ts';
import type { Board } from '../compute/board.ts';

type Values = readonly { readonly labels: Record<string, string>; readonly value: number | null }[];

/** A gauge whose series are those that have a value: no data is a missing series, never a zero. */
function series(
  registry: Registry,
  name: string,
  help: string,
  labelNames: string[],
  read: () => Values,
): void {
  new Gauge({
    name,
    help,
    labelNames,
    registers: [registry],
    collect() {
      this.reset();
      for (const { labels, value } of read()) if (value !== null) this.set(labels, value);
    },
  });
}

const unitSuffix = { ratio: '_ratio', seconds: '_seconds', 'per-week': '_per_week' } as const;

/** `andon_lead_time_seconds` for `lead-time`: the unit is part of the name. */
const nameOf = (id: string, unit: keyof typeof unitSuffix): string =>
  `andon_${id.replaceAll('-', '_')}${unitSuffix[unit]}`;

/** The team's figures, the same numbers as on the board, for an engine that keeps them. */
export function registerTeamMetrics(registry: Registry, board: Board): void {
  for (const metric of metrics) {
    const help = `${metric.title.en}, over the window that was agreed.`;
    const name = nameOf(metric.id, metric.unit);
    if (metric.needs === 'deliveries')
      series(registry, name, help, ['service'], () =>
        board
          .deliveryFigures(metric.id)
          .map((figure) => ({ labels: { service: figure.service }, value: figure.value })),
      );
  }
  series(
    registry,
    'andon_availability_ratio',
    'Good ÷ total over the agreed window.',
    ['service', 'objective'],
    () =>
      board.objectives({ service: null, atMs: null }).map((each) => ({
        labels: { service: each.service.id, objective: each.objective.id },
        value: each.judged.value,
      })),
  );
  series(
    registry,
    'andon_error_budget_remaining_ratio',
    'Share of the error budget that is left, signed.',
    ['service', 'objective'],
    () =>
      board.objectives({ service: null, atMs: null }).map((each) => ({
        labels: { service: each.service.id, objective: each.objective.id },
        value: each.judged.budget?.remaining ?? null,
      })),
  );
  series(
    registry,
    'andon_objective_state',
    '1 for the state that an objective is in.',
    ['service', 'objective', 'state'],
    () =>
      board.objectives({ service: null, atMs: null }).map((each) => ({
        labels: { service: each.service.id, objective: each.objective.id, state: each.judged.state },
        value: 1,
      })),
  );
}
