import { Gauge, type Registry } from 'prom-client';
import type { Board } from '../compute/board.ts';
import { deliveryMetrics } from '../compute/deliveries.ts';
import type { JudgedObjective } from '../compute/objectives.ts';

interface Reading {
  readonly labels: Readonly<Record<string, string>>;
  /** Null is a missing series, never a zero. */
  readonly value: number | null;
}

interface TeamGauge {
  readonly name: string;
  readonly help: string;
  readonly labelNames: string[];
  read(): readonly Reading[];
}

/** A gauge whose series are those that have a value when it is read. */
function registerGauge(registry: Registry, { name, help, labelNames, read }: TeamGauge): void {
  new Gauge({
    name,
    help,
    labelNames,
    registers: [registry],
    collect() {
      this.reset();
      for (const { labels, value } of read()) if (value !== null) this.set({ ...labels }, value);
    },
  });
}

const unitSuffix = { ratio: '_ratio', seconds: '_seconds', 'per-week': '_per_week' } as const;

/** `andon_lead_time_seconds` for `lead-time`: the unit is part of the name. */
const nameOf = (id: string, unit: keyof typeof unitSuffix): string =>
  `andon_${id.replaceAll('-', '_')}${unitSuffix[unit]}`;

const deliveryGauges = (board: Board): TeamGauge[] =>
  deliveryMetrics.map(({ id, unit, title }) => ({
    name: nameOf(id, unit),
    help: `${title.en}, over the window that was agreed.`,
    labelNames: ['service'],
    read: () => board.deliveryFigures(id).map(({ service, value }) => ({ labels: { service }, value })),
  }));

type Judged = JudgedObjective['judged'];

/** One reading of every objective, told apart by service and objective, and by `label` where there is one. */
const objectiveGauge = (
  board: Board,
  gauge: Pick<TeamGauge, 'name' | 'help'>,
  read: (judged: Judged) => number | null,
  label: { readonly name: string; readonly read: (judged: Judged) => string } | null = null,
): TeamGauge => ({
  ...gauge,
  labelNames: ['service', 'objective', ...(label === null ? [] : [label.name])],
  read: () =>
    board.objectives({ service: null, atMs: null }).map(({ service, objective, judged }) => ({
      labels: {
        service: service.id,
        objective: objective.id,
        ...(label === null ? {} : { [label.name]: label.read(judged) }),
      },
      value: read(judged),
    })),
});

const objectiveGauges = (board: Board): TeamGauge[] => [
  objectiveGauge(
    board,
    { name: 'andon_availability_ratio', help: 'Good ÷ total over the agreed window.' },
    ({ value }) => value,
  ),
  objectiveGauge(
    board,
    {
      name: 'andon_error_budget_remaining_ratio',
      help: 'Share of the error budget that is left, signed.',
    },
    ({ budget }) => budget?.remaining ?? null,
  ),
  objectiveGauge(
    board,
    { name: 'andon_objective_state', help: '1 for the state that an objective is in.' },
    () => 1,
    { name: 'state', read: ({ state }) => state },
  ),
];

/** The team's figures, the same numbers as on the board, for an engine that keeps them. */
export function registerTeamMetrics(registry: Registry, board: Board): void {
  for (const gauge of [...deliveryGauges(board), ...objectiveGauges(board)]) registerGauge(registry, gauge);
}
