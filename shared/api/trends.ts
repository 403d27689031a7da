import Type, { type Static } from 'typebox';
import { incidentKinds } from '../facts.ts';
import { assurances, compareReasons, verdicts } from '../judgement.ts';
import { trendPeriods } from '../trend-period.ts';
import {
  type Contract,
  Instant,
  JudgementShape,
  LocalName,
  Nullable,
  NullableInstant,
  NullableNumber,
  NullableString,
  PageEdge,
  ReasonName,
  TeamShape,
  UnitName,
} from './contract.ts';
import { NoteShape } from './notes.ts';
import { BehaviourShape, SeriesPointShape } from './series.ts';

/** The part of the past that a page of trends shows. Unknown parameters are ignored. */
export const TrendsQuery = Type.Object({
  metric: Type.String({ description: 'an id of the registry' }),
  scope: Type.Optional(Type.String({ description: '`all` (default), `group:<name>` or `s:<service>`' })),
  objective: Type.Optional(Type.String({ description: 'for metrics over tallies; default `availability`' })),
  by: Type.Optional(Type.Enum(trendPeriods, { description: 'default week' })),
  range: Type.Optional(
    Type.String({
      maxLength: 10,
      description:
        'complete weeks, months or sprints before `at`: 40w, 12m, 20s; these are the defaults of `by`',
    }),
  ),
  from: Type.Optional(PageEdge),
  to: Type.Optional(PageEdge),
  at: Type.Optional(Instant),
});
export type TrendsQuery = Static<typeof TrendsQuery>;

/** The limit in force over a stretch; `limit` null where that version says nothing of it. */
export const TrendLimit = Type.Object({
  start: Instant,
  end: Instant,
  version: NullableNumber,
  limit: JudgementShape.properties.limit,
});

const TrendVerdict = Type.Object({
  verdict: Type.Enum(verdicts),
  went: Nullable(Type.Enum(['up', 'down'] as const)),
  points: Type.Number(),
  pointsNeeded: Type.Number(),
});

/** A metric over the shown time, with everything that is drawn of it. */
export const TrendSeries = Type.Object({
  metric: Type.String(),
  title: LocalName,
  unit: UnitName,
  better: Type.Enum(['higher', 'lower'] as const),
  /** The figure over its agreed window at `at`: the same as everywhere. */
  figure: Type.Object({
    value: NullableNumber,
    n: Type.Number(),
    reason: Nullable(ReasonName),
    judgement: JudgementShape,
    window: Type.String(),
    statistic: NullableString,
    atLeastSeconds: NullableNumber,
    receipt: Type.String(),
  }),
  by: Type.Enum(trendPeriods),
  /** Every period that the span touches, oldest first; the running one is `partial`. */
  points: Type.Array(SeriesPointShape),
  /** Rests on what lies before the span, too. */
  behaviour: BehaviourShape,
  /** End to end over the span, oldest first. */
  limits: Type.Array(TrendLimit),
  trend: TrendVerdict,
  /** Periods of this kind say more: fewer than five releases in the middle one of those that are shown. */
  betterCut: Nullable(Type.Enum(trendPeriods)),
  /** How many dots there are; only the newest 400 of them are listed. */
  dotCount: Type.Number(),
  /** Of a time to restore: one for each incident that ended in the span or is open at its end; else empty. */
  dots: Type.Array(
    Type.Object({
      service: Type.String(),
      id: Type.String(),
      title: Type.String(),
      at: Type.String({ format: 'date-time', description: 'when it was restored; for an open one, `at`' }),
      seconds: Type.Number(),
      open: Type.Boolean(),
    }),
  ),
});
export type TrendSeries = Static<typeof TrendSeries>;

/** One side of a comparison: a figure from events over a span of its own. */
export const ComparedSide = Type.Object({
  start: Instant,
  end: Instant,
  partial: Type.Boolean({ description: 'it still runs: "so far"' }),
  value: NullableNumber,
  n: Type.Number(),
  reason: Nullable(ReasonName),
});

export const Comparison = Type.Object({
  name: Type.Enum(['sprint', 'quarter', 'two-quarters'] as const),
  now: ComparedSide,
  before: ComparedSide,
  verdict: Type.Enum(verdicts),
  went: Nullable(Type.Enum(['up', 'down'] as const)),
  reason: Type.Object({
    code: Type.Enum(compareReasons),
    /** `usual-range`: where periods fall. */
    lower: NullableNumber,
    upper: NullableNumber,
    /** `odd-periods`, `beyond-old-average`, `too-few`: so many of so many. */
    count: NullableNumber,
    of: NullableNumber,
    /** `odd-periods`: how many of them have a known cause. */
    known: NullableNumber,
    /** `beyond-old-average`, `near-the-edge`. */
    side: Nullable(Type.Enum(['above', 'below'] as const)),
  }),
});
export type Comparison = Static<typeof Comparison>;

/**
 * What the title says. Of a `steady` one the usual range did not change; its verdict is another than `steady` where a
 * signal lasts to the end.
 */
export const TrendStory = Type.Object({
  kind: Type.Enum(['shift', 'steady', 'unsettled', 'too-early', 'no-data'] as const),
  verdict: Type.Enum(verdicts),
  went: Nullable(Type.Enum(['up', 'down'] as const)),
  /** Centre before and after the shift; of a steady one, `toCentre` is its centre. */
  fromCentre: NullableNumber,
  toCentre: NullableNumber,
  /** Figures from events: before the shift and since; of a steady one over the shown complete periods. */
  fromValue: NullableNumber,
  toValue: NullableNumber,
  since: NullableInstant,
  stays: Type.Boolean({ description: 'no later shift and no signal that lasts says that it went back' }),
  odd: Type.Integer({
    description:
      'unusual complete periods without a known cause: since the shift on its other side, else all that are shown',
  }),
  oddOf: Type.Integer({ description: 'of so many complete periods with a value' }),
  lastOdd: Type.Boolean({
    description: 'after a shift: the last complete period is outside on the other side, for no known cause',
  }),
  points: Type.Number(),
  pointsNeeded: Type.Number(),
});
export type TrendStory = Static<typeof TrendStory>;

/** How the shown complete periods stood by the limit of their time, under one version. */
export const LimitRecord = Type.Object({
  version: Type.Number(),
  limit: JudgementShape.properties.limit,
  inside: Type.Number(),
  of: Type.Number(),
  periods: Type.Array(Type.Object({ start: Instant, inside: Type.Boolean() })),
});

const lanePlace = { at: Instant, end: NullableInstant };

/** One mark of a lane; several events that lie too close are one mark with a count. */
export const LaneRelease = Type.Object({
  ...lanePlace,
  count: Type.Number(),
  failedCount: Type.Number(),
  service: NullableString,
  environment: NullableString,
  id: NullableString,
  label: Type.String(),
});
export const LaneIncident = Type.Object({
  ...lanePlace,
  count: Type.Number(),
  /** The worst of them. */
  severity: Type.Number(),
  kind: Type.Enum(incidentKinds),
  open: Type.Boolean(),
  service: NullableString,
  id: NullableString,
  title: Type.String(),
});

export const TrendsAnswer = Type.Object({
  at: Instant,
  team: TeamShape,
  sample: Type.Boolean(),
  scope: Type.Object({
    id: Type.String(),
    kind: Type.Enum(['all', 'group', 'service'] as const),
    name: LocalName,
    serviceCount: Type.Number(),
  }),
  objective: NullableString,
  by: Type.Enum(trendPeriods),
  range: Type.Object({ start: Instant, end: Instant, name: NullableString }),
  definition: LocalName,
  main: TrendSeries,
  story: TrendStory,
  comparisons: Type.Array(Comparison),
  /** Ids of the notes within four weeks of the latest shift; of the last five notes where there was none. */
  near: Type.Array(Type.Integer()),
  records: Type.Array(LimitRecord),
  assurance: Type.Object({
    kind: Type.Enum(assurances),
    limit: JudgementShape.properties.limit,
    /** `by-chance`: about one period in so many misses, from the complete ones; null under twelve. */
    oneIn: NullableNumber,
  }),
  lanes: Type.Object({
    releases: Type.Array(LaneRelease),
    incidents: Type.Array(LaneIncident),
    /** Numbered in this order, from 1. */
    notes: Type.Array(NoteShape),
    agreement: Type.Array(TrendLimit),
  }),
  /** The other headline metrics over the same span. */
  multiples: Type.Array(TrendSeries),
});
export type TrendsAnswer = Static<typeof TrendsAnswer>;

export const trendsContract = {
  method: 'GET',
  url: '/trends',
  query: TrendsQuery,
  response: TrendsAnswer,
} as const satisfies Contract;
