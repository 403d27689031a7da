import Type, { type Static } from 'typebox';
import { verdicts } from '../judgement.ts';
import {
  type Contract,
  Instant,
  JudgementShape,
  LocalName,
  Nullable,
  NullableInstant,
  NullableNumber,
  NullableString,
  ReasonName,
  TeamShape,
  UnitName,
  WindowShape,
} from './contract.ts';
import { ObjectiveShape } from './objectives.ts';

/** One bar of a burn strip: what a day in the team's zone cost. */
export const StripDay = Type.Object({
  start: Instant,
  spent: Type.Union([Type.Number(), Type.Null()], {
    description: "share of the window's budget that the day spent; null where nothing was heard that day",
  }),
});

/** A service by the objective that stands for it: the one in the worst state, then the least budget. */
export const WallService = Type.Object({
  id: Type.String(),
  name: LocalName,
  group: NullableString,
  owner: NullableString,
  objective: Nullable(ObjectiveShape),
  objectiveCount: Type.Number(),
  days: Type.Array(StripDay),
  /** Share of events that failed over the last five minutes; null without events. */
  failingRatio: NullableNumber,
  /** Burn rate over the last five minutes; null without events or target. */
  burnRate: NullableNumber,
  /** The last release in the 24 h before the burning or the silence began, for the problem card. */
  releaseBefore: Nullable(
    Type.Object({
      id: Type.String(),
      version: NullableString,
      finishedAt: Instant,
      beforeSeconds: Type.Number(),
    }),
  ),
  /** Days of history in a window of so many days; null where it fills it. */
  partial: Nullable(Type.Object({ days: Type.Number(), ofDays: Type.Number() })),
});
export type WallService = Static<typeof WallService>;

export const WallDelivery = Type.Object({
  metric: Type.String(),
  title: LocalName,
  unit: UnitName,
  value: NullableNumber,
  n: Type.Number(),
  reason: Nullable(ReasonName),
  window: WindowShape,
  judgement: JudgementShape,
  /** The statistic that is judged, where the agreement names one. */
  statistic: NullableString,
  /** Lower bound words for a value that is not reached: "≥" this many seconds. */
  atLeastSeconds: NullableNumber,
  /** The last complete weeks, oldest first; null is a gap. */
  weeks: Type.Array(Type.Object({ start: Instant, value: NullableNumber })),
  usual: Nullable(
    Type.Object({
      centre: Type.Number(),
      lower: NullableNumber,
      upper: NullableNumber,
      trial: Type.Boolean(),
    }),
  ),
  trend: Type.Object({
    verdict: Type.Enum(verdicts),
    /** Which way the value went; null when it did not. */
    went: Nullable(Type.Enum(['up', 'down'] as const)),
    points: Type.Number(),
    pointsNeeded: Type.Number(),
  }),
});
export type WallDelivery = Static<typeof WallDelivery>;

/** Things about the board itself that a reader should know; the words are the screen's. */
export const WallNotice = Type.Object({
  code: Type.Enum(['config-refused', 'no-tags', 'no-repository', 'agreement-differs'] as const),
  service: NullableString,
  detail: Type.String(),
  since: NullableInstant,
});
export type WallNotice = Static<typeof WallNotice>;

export const WallAnswer = Type.Object({
  at: Instant,
  build: Type.String(),
  team: TeamShape,
  publicUrl: NullableString,
  sample: Type.Boolean(),
  /** Ids of services with a problem card, most urgent first. */
  problems: Type.Array(Type.String()),
  /** Every service in the agreed order, those with a card too. */
  services: Type.Array(WallService),
  /** Of the services that have an objective. */
  reporting: Type.Object({ heard: Type.Number(), of: Type.Number() }),
  /** Whole days in a row on which every objective stayed within agreement; null where not yet known. */
  calmDays: NullableNumber,
  deliveries: Type.Array(WallDelivery),
  lastRelease: Nullable(
    Type.Object({
      service: Type.String(),
      name: LocalName,
      version: NullableString,
      finishedAt: Instant,
    }),
  ),
  /** The next one that is planned; null without a plan. */
  nextRelease: Nullable(
    Type.Object({
      at: Instant,
      /** Null where it is the release of several services. */
      name: Nullable(LocalName),
    }),
  ),
  agreement: Nullable(Type.Object({ version: Type.Number(), effectiveFrom: NullableInstant })),
  notices: Type.Array(WallNotice),
});
export type WallAnswer = Static<typeof WallAnswer>;

export const WallQuery = Type.Object({
  group: Type.Optional(Type.String({ description: 'only the services of this group' })),
  at: Type.Optional(Instant),
});

export const wallContract = {
  method: 'GET',
  url: '/wall',
  query: WallQuery,
  response: WallAnswer,
} as const satisfies Contract;
