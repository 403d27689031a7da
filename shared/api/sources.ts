import Type, { type Static } from 'typebox';
import { sourceKinds, sourceMeans, sourceStates } from '../source.ts';
import {
  type Contract,
  Instant,
  LocalName,
  Nullable,
  NullableInstant,
  NullableNumber,
  NullableString,
  TeamShape,
} from './contract.ts';
import { WallNotice } from './wall.ts';

const Count = Type.Integer({ minimum: 0 });
const Labels = Type.Record(Type.String(), Type.String());

const SourceFailure = Type.Object({ reason: Type.String(), detail: Type.String(), since: Instant });

/** One objective at one target: how it is asked, how that went, what comes. */
export const SourceItem = Type.Object({
  service: Type.String(),
  serviceName: LocalName,
  objective: Type.String(),
  kind: Type.Enum(sourceKinds),
  means: Type.Union([Type.Enum(sourceMeans), Type.Null()], {
    description: 'what of a page is counted, or what a probe speaks; null for queries and pushed tallies',
  }),
  target: Type.Union([Type.String(), Type.Null()], {
    description: 'without what proves who asks; null for pushed tallies, and while no target is known',
  }),
  labels: Labels,
  state: Type.Enum(sourceStates, {
    description:
      'not-answering: two failures in a row. silent: it answers, but nothing is counted; or pushed tallies are overdue. waiting: not asked yet',
  }),
  lastAttemptAt: NullableInstant,
  lastOkAt: NullableInstant,
  lastHeardAt: Type.Union([Instant, Type.Null()], {
    description: 'when the objective was last heard, from any of its targets',
  }),
  failuresInARow: Count,
  failingSince: NullableInstant,
  reason: Type.Union([Type.String(), Type.Null()], {
    description: 'stable key: refused, timeout, dns, tls, status, redirect, …; null while it answers',
  }),
  detail: NullableString,
  durationSeconds: Type.Union([Type.Number(), Type.Null()], { description: 'of the last attempt' }),
  intervalSeconds: Type.Number(),
  timeoutSeconds: NullableNumber,
  nextAt: Type.Union([Instant, Type.Null()], {
    description: 'null for pushed tallies, and before the collector knows',
  }),
  sampleCount: Type.Union([Type.Integer(), Type.Null()], { description: 'samples of the last page' }),
  seriesCount: Type.Union([Type.Integer(), Type.Null()], { description: 'series that are counted' }),
  badCount: Type.Union([Count, Type.Null()], {
    description: 'of the series of a gauge, those that hold 0; null for whatever is no gauge',
  }),
  warnings: Type.Array(Type.String()),
  backfill: Nullable(
    Type.Object({
      from: Instant,
      to: Instant,
      doneRatio: Type.Number({ description: 'of the whole span, 0-1' }),
      failure: Type.Union([SourceFailure, Type.Null()], {
        description: 'why the past is not answered; it is asked for again',
      }),
    }),
  ),
  certificateValidTo: NullableInstant,
  timings: Type.Array(Type.Object({ step: Type.String(), seconds: Type.Number() }), {
    description: 'of the last probe, in the order in which they passed',
  }),
});
export type SourceItem = Static<typeof SourceItem>;

/** One entry under `discovery`: where targets are looked for, and what was found. */
export const DiscoveryItem = Type.Object({
  job: Type.String(),
  kind: Type.Enum(['static', 'file', 'http'] as const),
  place: Type.String(),
  readAt: NullableInstant,
  targetCount: Count,
  droppedCount: Count,
  unclaimed: Type.Array(Type.String(), { description: 'targets that no objective scrapes; the first 100' }),
  unclaimedCount: Count,
  failure: Nullable(SourceFailure),
});
export type DiscoveryItem = Static<typeof DiscoveryItem>;

export const SourcesQuery = Type.Object({
  service: Type.Optional(Type.String()),
  state: Type.Optional(Type.Enum(sourceStates)),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000, description: 'default 1,000' })),
  cursor: Type.Optional(Type.String()),
});
export type SourcesQuery = Static<typeof SourcesQuery>;

export const sourcesContract = {
  method: 'GET',
  url: '/sources',
  query: SourcesQuery,
  response: Type.Object({
    at: Instant,
    team: TeamShape,
    sample: Type.Boolean(),
    collector: Type.Object({
      startedAt: Instant,
      outages: Type.Array(Type.Object({ from: Instant, to: Instant }), {
        description: 'when the board was not running, in the last 30 days',
      }),
    }),
    counts: Type.Record(Type.Enum(sourceStates), Count, {
      description: 'sources by state, on all pages and whatever state is asked for',
    }),
    items: Type.Array(SourceItem),
    discovery: Type.Array(DiscoveryItem),
    notices: Type.Array(WallNotice),
    next: NullableString,
  }),
} as const satisfies Contract;
