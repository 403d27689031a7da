import Type, { type Static } from 'typebox';
import { sliKinds } from '../facts.ts';
import { sourceKinds } from '../source.ts';
import {
  type Contract,
  Instant,
  Nullable,
  NullableInstant,
  NullableNumber,
  NullableString,
  TeamShape,
} from './contract.ts';
import { ObjectiveShape } from './objectives.ts';
import { ReleaseItem } from './releases.ts';
import { ConfiguredService } from './services.ts';
import { WallDelivery } from './wall.ts';

/** One source of an objective: where it is asked and how that went. */
const SourceShape = Type.Object({
  objective: Type.String(),
  target: Type.String(),
  lastAttemptAt: Instant,
  lastOkAt: NullableInstant,
  failuresInARow: Type.Number(),
  reason: NullableString,
  detail: NullableString,
  durationSeconds: Type.Number(),
});

const probeKinds = ['http', 'tcp', 'tls', 'dns', 'ping'] as const;

/** How an objective is counted, as it is configured. Selectors as written. */
export const CountedShape = Type.Object({
  source: Type.Enum(sourceKinds),
  kind: Type.Enum(sliKinds),
  /** Of counters and queries: all events, and those that are good or bad. */
  total: NullableString,
  part: Nullable(Type.Enum(['good', 'bad'] as const)),
  selector: NullableString,
  metric: Type.Union([Type.String(), Type.Null()], { description: 'of a histogram or a gauge' }),
  bound: Type.Union([Type.Number(), Type.Null()], {
    description: 'of a histogram: the bucket up to which an event is good, in its own unit',
  }),
  probe: Nullable(Type.Enum(probeKinds)),
  server: Type.Union([Type.String(), Type.Null()], { description: 'of a query' }),
  intervalSeconds: Type.Number(),
  observedCount: Type.Number({ description: 'observations that each interval brings' }),
  minimumEvents: Type.Number({ description: 'fewest events for a value; 0 for any' }),
});
export type CountedShape = Static<typeof CountedShape>;

/** What is agreed of an objective. */
const ObjectiveAgreementShape = Type.Object({
  version: Type.Number(),
  effectiveFrom: Instant,
  target: NullableNumber,
  window: Type.String(),
  warningRatio: Type.Number({ description: 'share of the budget under which it is close to the limit' }),
});

/** What stands behind the figures of an objective. */
export const ObjectiveGround = Type.Object({
  objective: Type.String(),
  agreement: Nullable(ObjectiveAgreementShape),
  counted: CountedShape,
  budgetReceipt: NullableString,
});
export type ObjectiveGround = Static<typeof ObjectiveGround>;

/** A burning that began within 24 h after a release, or ran when it went out. */
const BurnNear = Type.Object({
  objective: Type.String(),
  since: Instant,
  afterSeconds: Type.Number({ description: 'from the release to it; negative where it burned before' }),
});

export const serviceContract = {
  method: 'GET',
  url: '/services/:id',
  params: Type.Object({ id: Type.String() }),
  query: Type.Object({ at: Type.Optional(Instant) }),
  response: Type.Object({
    at: Instant,
    team: TeamShape,
    sample: Type.Boolean(),
    service: Type.Object({ ...ConfiguredService.properties, objectives: Type.Array(ObjectiveShape) }),
    worst: Type.Union([Type.String(), Type.Null()], {
      description: 'the objective that stands for the service; null without objectives',
    }),
    /** In the order of the objectives, as all that is per objective. */
    grounds: Type.Array(ObjectiveGround),
    failing: Type.Array(
      Type.Object({
        objective: Type.String(),
        ratio: Type.Union([Type.Number(), Type.Null()], {
          description: 'share of events that failed over the last five minutes; null without events',
        }),
        burnRate: Type.Union([Type.Number(), Type.Null()], { description: 'over the same' }),
      }),
    ),
    sources: Type.Array(SourceShape),
    /** When the board itself did not run, over thirty days; latest first. */
    stops: Type.Array(Type.Object({ from: Instant, to: Instant })),
    deliveries: Type.Array(Type.Object({ delivery: WallDelivery, receipt: Type.String() })),
    /** Of the last seven days, latest first, 50 at most. */
    releases: Type.Array(Type.Object({ release: ReleaseItem, burns: Type.Array(BurnNear) })),
    /** The last one before those; null where there was none. */
    releaseBefore: Nullable(
      Type.Object({
        id: Type.String(),
        environment: Type.String(),
        version: NullableString,
        finishedAt: Instant,
      }),
    ),
    incidents: Type.Array(
      Type.Object({
        id: Type.String(),
        title: Type.String(),
        severity: Type.Number(),
        startedAt: Instant,
        resolvedAt: NullableInstant,
      }),
    ),
  }),
} as const satisfies Contract;
