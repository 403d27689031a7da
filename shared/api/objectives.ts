import Type, { type Static } from 'typebox';
import { sliKinds } from '../facts.ts';
import {
  type Contract,
  DirectionName,
  Instant,
  Nullable,
  NullableInstant,
  NullableNumber,
  NullableString,
  ReasonName,
  StateName,
} from './contract.ts';

export const BurnWindow = Type.Object({
  window: Type.String({ description: '5m 30m 1h 2h 6h 24h 72h' }),
  rate: Type.Union([Type.Number(), Type.Null()], {
    description: 'burn rate; 1 spends exactly the budget',
  }),
});

export const BurnRuleShape = Type.Object({
  rule: Type.String({ description: 'severity and long window, e.g. page-1h' }),
  factor: Type.Number(),
  reachable: Type.Boolean({
    description: 'false where not even 100 % failures could reach the factor',
  }),
  long: BurnWindow,
  short: BurnWindow,
  firing: Type.Boolean(),
  youngUntil: Type.Union([Instant, Type.Null()], {
    description: 'while its history is shorter than its long window: from when on it can fire; else null',
  }),
});

/** Targets with two failed scrapes or probes in a row; one good one takes a target out of them. */
export const NotAnswering = Type.Object({
  since: Instant,
  target: Type.String({ description: 'the one that has not answered for longest' }),
  reason: Type.String({
    description: 'stable key: refused, timeout, dns, tls, status, redirect, …',
  }),
  detail: Type.String(),
  count: Type.Integer({ minimum: 1, description: 'targets that do not answer' }),
  of: Type.Integer({ minimum: 1, description: 'targets that are asked' }),
});
export type NotAnswering = Static<typeof NotAnswering>;

export const ObjectiveShape = Type.Object({
  service: Type.String(),
  objective: Type.String(),
  direction: DirectionName,
  coveredFrom: NullableInstant,
  sli: Type.Object({
    kind: Type.Enum(sliKinds),
    name: Type.String({
      description: 'availability, latency, probe availability or reachability',
    }),
  }),
  target: NullableNumber,
  window: Type.String(),
  good: Type.Number(),
  total: Type.Number(),
  value: NullableNumber,
  coverage: NullableNumber,
  collectorDownMinutes: Type.Number({
    description: 'of the minutes that were not covered, those in which the board itself did not run',
  }),
  low: NullableNumber,
  high: NullableNumber,
  budget: Nullable(
    Type.Object({
      allowed: Type.Number(),
      spent: Type.Number(),
      remaining: Type.Union([Type.Number(), Type.Null()], {
        description: 'share, signed',
      }),
      allowedMinutes: Type.Union([Type.Number(), Type.Null()], {
        description: 'the allowance as time; null for sources that count requests',
      }),
      estimated: Type.Boolean({
        description: 'a calendar budget, estimated from traffic so far',
      }),
    }),
  ),
  burn: Type.Array(BurnRuleShape),
  state: StateName,
  since: NullableInstant,
  exhaustedAt: NullableInstant,
  backInsideAt: NullableInstant,
  reason: Nullable(ReasonName),
  agreementVersion: NullableNumber,
  lastHeardAt: NullableInstant,
  nodataSince: Type.Union([Instant, Type.Null()], {
    description: 'while the state is nodata',
  }),
  notAnswering: Nullable(NotAnswering),
  needsSomeone: Type.Boolean({ description: 'burning, fast, or silent for half an hour' }),
  receipt: NullableString,
});
export type ObjectiveAnswer = Static<typeof ObjectiveShape>;

export const ObjectivesQuery = Type.Object({
  service: Type.Optional(Type.String()),
  at: Type.Optional(Instant),
});

export const objectivesContract = {
  method: 'GET',
  url: '/objectives',
  query: ObjectivesQuery,
  response: Type.Object({ items: Type.Array(ObjectiveShape), next: Type.Null() }),
} as const satisfies Contract;
