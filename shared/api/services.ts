import Type, { type Static } from 'typebox';
import { type Contract, Instant, LocalName, NullableInstant, NullableString, TeamShape } from './contract.ts';
import { ObjectiveShape } from './objectives.ts';
import { StripDay, WallDelivery, WallNotice } from './wall.ts';

export const ServiceListItem = Type.Object({
  id: Type.String(),
  name: LocalName,
  group: NullableString,
  owner: NullableString,
  repository: NullableString,
  aka: Type.Array(Type.String()),
  dependsOn: Type.Array(Type.String()),
  objectives: Type.Array(ObjectiveShape),
});
export type ServiceListItem = Static<typeof ServiceListItem>;

const AtQuery = Type.Object({ at: Type.Optional(Instant) });

export const servicesContract = {
  method: 'GET',
  url: '/services',
  query: AtQuery,
  response: Type.Object({
    at: Instant,
    team: TeamShape,
    sample: Type.Boolean(),
    items: Type.Array(ServiceListItem),
    notices: Type.Array(WallNotice),
    next: Type.Null(),
  }),
} as const satisfies Contract;

export const ServiceParams = Type.Object({ id: Type.String() });

/** One source of an objective: where it is asked and how that went. */
export const SourceShape = Type.Object({
  objective: Type.String(),
  target: Type.String(),
  lastAttemptAt: Instant,
  lastOkAt: NullableInstant,
  failuresInARow: Type.Number(),
  reason: NullableString,
  detail: NullableString,
  durationSeconds: Type.Number(),
});

export const serviceContract = {
  method: 'GET',
  url: '/services/:id',
  params: ServiceParams,
  query: AtQuery,
  response: Type.Object({
    at: Instant,
    team: TeamShape,
    sample: Type.Boolean(),
    service: ServiceListItem,
    worst: Type.Union([Type.String(), Type.Null()], {
      description: 'the objective that stands for the service; null without objectives',
    }),
    /** Per objective, 90 days in the team's zone. */
    strips: Type.Array(Type.Object({ objective: Type.String(), days: Type.Array(StripDay) })),
    sources: Type.Array(SourceShape),
    deliveries: Type.Array(Type.Object({ delivery: WallDelivery, receipt: Type.String() })),
    releases: Type.Array(
      Type.Object({
        id: Type.String(),
        environment: Type.String(),
        version: NullableString,
        finishedAt: Instant,
        changeCount: Type.Number(),
        url: NullableString,
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
