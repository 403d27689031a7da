import Type, { type Static } from 'typebox';
import {
  type Contract,
  Instant,
  JudgementShape,
  LocalName,
  Nullable,
  NullableNumber,
  NullableString,
  ReasonName,
  UnitName,
  WindowShape,
} from './contract.ts';

/** Where a number comes from: the formula with the figures put in, and what was left out. */
export const ReceiptAnswer = Type.Object({
  id: Type.String(),
  definition: Type.Object({
    metric: Type.String(),
    version: Type.Number(),
    title: LocalName,
    text: LocalName,
    source: Type.String(),
  }),
  service: Type.String(),
  serviceName: Nullable(LocalName),
  objective: NullableString,
  unit: UnitName,
  window: WindowShape,
  formula: Type.String(),
  inputs: Type.Record(Type.String(), Type.Unknown()),
  leftOut: Type.Array(
    Type.Object({
      reason: Type.String(),
      count: Type.Number(),
      items: Type.Array(Type.String()),
    }),
  ),
  /** What it said when the link was made. */
  asMade: Type.Object({
    value: NullableNumber,
    n: Type.Number(),
    madeAt: Instant,
  }),
  /** What the same question answers now. */
  now: Type.Object({
    value: NullableNumber,
    n: Type.Number(),
    reason: Nullable(ReasonName),
  }),
  changed: Type.Boolean(),
  judgement: JudgementShape,
});
export type ReceiptAnswer = Static<typeof ReceiptAnswer>;

export const receiptContract = {
  method: 'GET',
  url: '/receipts/:id',
  params: Type.Object({ id: Type.String() }),
  response: ReceiptAnswer,
} as const satisfies Contract;
