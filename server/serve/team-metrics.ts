import { Gauge, type Registry } from 'prom-client';
import { spentRatio } from '#shared/slo/error-budget.ts';
import type { Board } from '../compute/board.ts';
import { deliveryMetrics } from '../compute/deliveries.ts';
import type { JudgedObjective } from '../compute/objectives.ts';

const unitSuffix = { ratio: '_ratio', seconds: '_seconds', 'per-week': '_per_week' } as const;

/** `andon_lead_time_seconds` for `lead-time`: the unit is part of the name. */
const nameOf = (id: string, unit: keyof typeof unitSuffix): string =>
  `andon_${id.replaceAll('-', '_')}${unitSuffix[unit]}`;

/** Sets one series; no value is a missing series, never a zero. */
function set<Label extends string>(
  gauge: Gauge<Label>,
  labels: Partial<Record<Label, string>>,
  value: number | null,
): void {
  if (value !== null) gauge.set(labels, value);
}

/** The figures of deliveries, by service. Returns what reads them anew. */
function createDeliveryGauges(registry: Registry, board: Board): () => void {
  const gauges = deliveryMetrics.map(({ id, unit, title }) => ({
    id,
    gauge: new Gauge({
      name: nameOf(id, unit),
      help: `${title.en}, over the window that was agreed.`,
      labelNames: ['service'] as const,
      registers: [registry],
    }),
  }));
  return () => {
    for (const { id, gauge } of gauges) {
      gauge.reset();
      for (const { service, value } of board.deliveryFigures(id)) set(gauge, { service }, value);
    }
  };
}

/** What each objective is judged to be. Returns what reads it anew: every objective is judged once a page. */
function createObjectiveGauges(registry: Registry, board: Board): () => void {
  const labelNames = ['service', 'objective'] as const;
  const registers = [registry];
  const availability = new Gauge({
    name: 'andon_availability_ratio',
    help: 'Good ÷ total over the agreed window.',
    labelNames,
    registers,
  });
  const remaining = new Gauge({
    name: 'andon_error_budget_remaining_ratio',
    help: 'Share of the error budget that is left, signed.',
    labelNames,
    registers,
  });
  const spent = new Gauge({
    name: 'andon_budget_spent_ratio',
    help: 'Share of the error budget that was spent over the agreed window; over 1 where more than all.',
    labelNames,
    registers,
  });
  const state = new Gauge({
    name: 'andon_objective_state',
    help: '1 for the state that an objective is in.',
    labelNames: [...labelNames, 'state'] as const,
    registers,
  });
  const say = ({ service, objective, judged }: JudgedObjective): void => {
    const labels = { service: service.id, objective: objective.id };
    set(availability, labels, judged.value);
    set(remaining, labels, judged.budget?.remaining ?? null);
    set(spent, labels, judged.budget === null ? null : spentRatio(judged.budget));
    set(state, { ...labels, state: judged.state }, 1);
  };
  return () => {
    for (const gauge of [availability, remaining, spent, state]) gauge.reset();
    for (const each of board.objectives({ service: null, atMs: null })) say(each);
  };
}

/**
 * The team's figures, the same numbers as on the board, for an engine that keeps them.
 * @returns reads all of them anew; called before a page of the registry is written
 */
export function createTeamMetrics(registry: Registry, board: Board): () => void {
  const readDeliveries = createDeliveryGauges(registry, board);
  const readObjectives = createObjectiveGauges(registry, board);
  return () => {
    readDeliveries();
    readObjectives();
  };
}
