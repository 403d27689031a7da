import Type, { type Static } from 'typebox';
import { sliKinds } from '../facts.ts';
import {
  type Contract,
  DirectionName,
  Instant,
  LocalName,
  Nullable,
  NullableInstant,
  NullableNumber,
  NullableString,
  ReasonName,
  StateName,
  TeamShape,
} from './contract.ts';
import { BurnWindow, NotAnswering } from './objectives.ts';
import { ConfiguredService } from './services.ts';
import { WallNotice } from './wall.ts';

/** The burn rule that says most now: the strongest that fires, else that moves, else the first. */
export const RowBurn = Type.Object({
  rule: Type.String({ description: 'severity and long window, e.g. page-1h' }),
  factor: Type.Number(),
  long: BurnWindow,
  short: BurnWindow,
  firing: Type.Boolean(),
  eats: Type.Union([Type.Number(), Type.Null()], {
    description: 'share of the budget that the long window takes at the speed of the last five minutes',
  }),
});

/** The last release in the 24 h before trouble began. */
const RowRelease = Type.Object({
  id: Type.String(),
  environment: Type.String(),
  version: NullableString,
  finishedAt: Instant,
  beforeSeconds: Type.Number(),
});

/** One objective, as a list of a thousand of them can carry it; `GET /objectives` has the rest. */
export const RowObjective = Type.Object({
  objective: Type.String(),
  sli: Type.Object({ kind: Type.Enum(sliKinds), name: Type.String() }),
  state: StateName,
  direction: DirectionName,
  needsSomeone: Type.Boolean(),
  target: NullableNumber,
  window: Type.String(),
  value: NullableNumber,
  reason: Nullable(ReasonName),
  coverage: NullableNumber,
  low: NullableNumber,
  high: NullableNumber,
  budget: Nullable(
    Type.Object({
      allowed: Type.Number(),
      spent: Type.Number(),
      remaining: NullableNumber,
      allowedMinutes: NullableNumber,
      estimated: Type.Boolean(),
    }),
  ),
  warningRatio: Type.Union([Type.Number(), Type.Null()], {
    description: 'share of the budget under which it is close to the limit; null where nothing is agreed',
  }),
  partial: Type.Union([Type.Object({ days: Type.Number(), ofDays: Type.Number() }), Type.Null()], {
    description: 'days of history in a window of so many days; null where it fills it',
  }),
  since: NullableInstant,
  nodataSince: NullableInstant,
  exhaustedAt: NullableInstant,
  backInsideAt: NullableInstant,
  notAnswering: Nullable(NotAnswering),
  failingRatio: Type.Union([Type.Number(), Type.Null()], {
    description: 'of the last five minutes; null without events',
  }),
  burnRate: Type.Union([Type.Number(), Type.Null()], {
    description: 'of the last five minutes; null without events or target',
  }),
  /** Null where nothing is agreed, and while it is `met`. */
  burn: Nullable(RowBurn),
  failing: Type.Array(NullableNumber, {
    description:
      'share that failed in each five minutes of the last three hours, oldest first, four digits; empty while it is `met` or `none`',
  }),
  remainingAtSince: Type.Union([Type.Number(), Type.Null()], {
    description: 'budget left when the burning began',
  }),
  releaseBefore: Nullable(RowRelease),
});
export type RowObjective = Static<typeof RowObjective>;

const outKinds = ['burning', 'unanswered', 'silent'] as const;

/** A service that another rests on, and that is in trouble itself. */
export const OutDependency = Type.Object({
  id: Type.String(),
  name: LocalName,
  kind: Type.Enum(outKinds),
  since: Type.Union([Instant, Type.Null()], { description: 'null where it was never heard' }),
});
export type OutDependency = Static<typeof OutDependency>;

/** A service in the list of all. */
export const ServiceRow = Type.Object({
  ...ConfiguredService.properties,
  out: Type.Array(OutDependency, { description: 'of `dependsOn`, those that are in trouble now' }),
  objectives: Type.Array(RowObjective),
});
export type ServiceRow = Static<typeof ServiceRow>;

export const serviceListContract = {
  method: 'GET',
  url: '/services',
  query: Type.Object({ at: Type.Optional(Instant) }),
  response: Type.Object({
    at: Instant,
    team: TeamShape,
    sample: Type.Boolean(),
    items: Type.Array(ServiceRow),
    notices: Type.Array(WallNotice),
    next: Type.Null(),
  }),
} as const satisfies Contract;
