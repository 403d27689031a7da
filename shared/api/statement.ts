import Type, { type Static } from 'typebox';
import {
  type Contract,
  Instant,
  LocalName,
  Nullable,
  NullableInstant,
  NullableNumber,
  NullableString,
  ReasonName,
  TeamShape,
} from './contract.ts';

/** What a line of the statement is about; each failed observation stands in one line only. */
const statementLineKinds = ['incident', 'burning', 'scattered'] as const;

/** Something that cost budget, and the day on which that is given back. */
export const StatementLine = Type.Object({
  kind: Type.Enum(statementLineKinds, {
    description:
      '`incident`: during an incident of the service; `burning`: an episode that no incident explains; `scattered`: the rest of a day',
  }),
  /** Of an incident. */
  id: NullableString,
  title: NullableString,
  start: Instant,
  end: Instant,
  running: Type.Boolean(),
  bad: Type.Number(),
  total: Type.Number(),
  /** The same as time; null for sources that count requests. */
  badMinutes: NullableNumber,
  share: Type.Union([Type.Number(), Type.Null()], {
    description: 'of the whole allowance; null where what is left is not known',
  }),
  /** When its first failure has left the window, and its last: from then on all of it is given back. */
  returnsFrom: NullableInstant,
  returnsBy: NullableInstant,
});
export type StatementLine = Static<typeof StatementLine>;

const StatementQuery = Type.Object({
  objective: Type.Optional(Type.String({ description: 'default: the one that stands for the service' })),
  at: Type.Optional(Instant),
});

/** The budget of one objective as a bank would say it: the lines add up to what is spent. */
export const StatementAnswer = Type.Object({
  at: Instant,
  team: TeamShape,
  sample: Type.Boolean(),
  service: Type.String(),
  name: LocalName,
  objective: Type.String(),
  objectives: Type.Array(Type.String()),
  /** What is observed, as it may be called in front of people: availability, reachability, latency. */
  sli: Type.String(),
  target: NullableNumber,
  window: Type.Object({
    name: Type.String(),
    start: Instant,
    end: Instant,
    zone: Type.String(),
    coveredFrom: NullableInstant,
  }),
  agreementVersion: NullableNumber,
  /** Null where nothing is agreed; then `lines` is empty. */
  allowed: NullableNumber,
  allowedMinutes: NullableNumber,
  spent: NullableNumber,
  spentMinutes: NullableNumber,
  /** Observations from the first agreed minute of the window on. */
  total: NullableNumber,
  /** Null also where `reason` says why it is not known. */
  remaining: NullableNumber,
  reason: Nullable(ReasonName),
  estimated: Type.Boolean(),
  backInsideAt: NullableInstant,
  /** Latest first. */
  lines: Type.Array(StatementLine),
  receipt: NullableString,
});
export type StatementAnswer = Static<typeof StatementAnswer>;

export const statementContract = {
  method: 'GET',
  url: '/services/:id/statement',
  params: Type.Object({ id: Type.String() }),
  query: StatementQuery,
  response: StatementAnswer,
} as const satisfies Contract;
