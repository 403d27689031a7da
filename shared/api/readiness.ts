import Type, { type Static } from 'typebox';
import { factKinds } from '../fact-kind.ts';
import { type Contract, LocalName, Nullable, NullableNumber, ReasonName, UnitName } from './contract.ts';

/** What one metric has and what it still needs. */
export const MetricReadiness = Type.Object({
  metric: Type.String(),
  title: LocalName,
  unit: UnitName,
  /** The figure of all services over its agreed window. */
  value: NullableNumber,
  n: Type.Number(),
  reason: Nullable(ReasonName),
  wants: Type.Array(Type.Object({ fact: Type.Enum(factKinds), count: Type.Integer() })),
  /** The first of them of which nothing was heard; null where all are there. */
  missing: Nullable(Type.Enum(factKinds)),
  /** Complete weeks with a value; a usual range is locked from so many on. */
  weeks: Type.Integer(),
  weeksNeeded: Type.Integer(),
  isAgreed: Type.Boolean(),
});
export type MetricReadiness = Static<typeof MetricReadiness>;

export const readinessContract = {
  method: 'GET',
  url: '/readiness',
  response: Type.Object({ items: Type.Array(MetricReadiness), next: Type.Null() }),
} as const satisfies Contract;
