import Type, { type Static } from 'typebox';
import { incidentKinds } from '../facts.ts';
import { type Contract, Instant, ListFilter, Nullable, NullableInstant, NullableString } from './contract.ts';

const Id = Type.String({ minLength: 1, maxLength: 200 });
const Severity = Type.Integer({ minimum: 1, maximum: 4 });
const CausedBy = Type.Object(
  {
    deployment: Type.Optional(Nullable(Id)),
    sha: Type.Optional(Nullable(Type.String({ minLength: 1, maxLength: 100 }))),
  },
  { additionalProperties: false },
);

const whoNoticed = {
  description:
    'who noticed: `monitoring`, in any case of letters, where a machine did; else a name or a word',
};

export const IncidentBody = Type.Object(
  {
    service: Id,
    id: Id,
    title: Type.String({ minLength: 1, maxLength: 1_000 }),
    severity: Severity,
    startedAt: Instant,
    detectedAt: Type.Optional(NullableInstant),
    detectedBy: Type.Optional(Nullable(Type.String({ maxLength: 200, ...whoNoticed }))),
    reportedAt: Type.Optional(NullableInstant),
    resolvedAt: Type.Optional(NullableInstant),
    causedBy: Type.Optional(Nullable(CausedBy)),
    kind: Type.Optional(Type.Enum(incidentKinds)),
    duplicateOf: Type.Optional(Nullable(Id)),
    url: Type.Optional(Nullable(Type.String({ maxLength: 2_000 }))),
  },
  { additionalProperties: false },
);
export type IncidentBody = Static<typeof IncidentBody>;

/** `service` is needed only where two services know an incident by the same id. */
export const IncidentPatch = Type.Object(
  {
    service: Type.Optional(Id),
    title: Type.Optional(Type.String({ minLength: 1, maxLength: 1_000 })),
    severity: Type.Optional(Severity),
    startedAt: Type.Optional(Instant),
    detectedAt: Type.Optional(NullableInstant),
    detectedBy: Type.Optional(Nullable(Type.String(whoNoticed))),
    resolvedAt: Type.Optional(NullableInstant),
    causedBy: Type.Optional(Nullable(CausedBy)),
    kind: Type.Optional(Type.Enum(incidentKinds)),
    reportedAt: Type.Optional(NullableInstant),
    duplicateOf: Type.Optional(Nullable(Id)),
    url: Type.Optional(Nullable(Type.String({ maxLength: 2_000 }))),
  },
  { additionalProperties: false, minProperties: 1 },
);
export type IncidentPatch = Static<typeof IncidentPatch>;

export const IncidentAnswer = Type.Object({
  service: Type.String(),
  id: Type.String(),
  title: Type.String(),
  severity: Type.Integer(),
  startedAt: Instant,
  detectedAt: NullableInstant,
  detectedBy: NullableString,
  resolvedAt: NullableInstant,
  causedBy: Type.Object({ deployment: NullableString, sha: NullableString }),
  source: Type.String({ description: 'the hook that told of it, or api' }),
  kind: Type.Enum(incidentKinds),
  reportedAt: NullableInstant,
  spells: Type.Array(Type.Object({ startedAt: Instant, resolvedAt: NullableInstant }), {
    description: 'each time it ran, oldest first; one unless it was reopened',
  }),
  duplicateOf: Type.Union([Type.String(), Type.Null()], {
    description:
      'id of the incident it was merged into: that one counts; `unknown` where its sender does not say which',
  }),
  url: NullableString,
});
export type IncidentAnswer = Static<typeof IncidentAnswer>;

export const incidentsContract = {
  method: 'GET',
  url: '/incidents',
  query: ListFilter,
  response: Type.Object({ items: Type.Array(IncidentAnswer), next: NullableString }),
} as const satisfies Contract;
