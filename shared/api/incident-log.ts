import Type, { type Static } from 'typebox';
import { incidentKinds } from '../facts.ts';
import {
  type Contract,
  EventsFilter,
  EventsHead,
  Instant,
  LocalName,
  NullableInstant,
  NullableNumber,
  NullableString,
  TeamShape,
} from './contract.ts';
import { CorrectionAnswer, DeploymentName } from './corrections.ts';
import { EvidenceLink } from './evidence.ts';

const Count = Type.Integer({ minimum: 0 });

/**
 * Why an incident, or a spell of it, enters no figure of outages (the reasons of `shared/metrics/outages.ts`), and
 * whether it names a cause that is not known.
 */
export const incidentFlags = [
  'maintenance',
  'duplicate',
  'negative',
  'zero-length',
  'same-outage',
  'future',
  'cause-unknown',
] as const;
export type IncidentFlag = (typeof incidentFlags)[number];

const SpellShape = Type.Object({
  startedAt: Instant,
  resolvedAt: NullableInstant,
  /** Null while it lasts, and where it is impossible. */
  seconds: NullableNumber,
});

/** A release in a few words. */
export const ReleaseName = Type.Object({
  ...DeploymentName.properties,
  serviceName: LocalName,
  version: NullableString,
  finishedAt: Instant,
});

export const IncidentItem = Type.Object({
  service: Type.String(),
  serviceName: LocalName,
  id: Type.String(),
  source: Type.String(),
  kind: Type.Enum(incidentKinds),
  title: Type.String(),
  severity: Type.Integer(),
  startedAt: Type.String({ format: 'date-time', description: 'when users began to suffer' }),
  detectedAt: NullableInstant,
  detectedBy: NullableString,
  reportedAt: NullableInstant,
  resolvedAt: NullableInstant,
  seconds: Type.Union([Type.Number(), Type.Null()], {
    description:
      'how long users suffered, all spells together; null while it is open and where it is impossible',
  }),
  spells: Type.Array(SpellShape, {
    description: 'every stretch, oldest first; one where it was never reopened',
  }),
  flags: Type.Array(Type.Enum(incidentFlags)),
  duplicateOf: Type.Union([Type.String(), Type.Null()], {
    description: 'the incident it was merged into; `unknown` where its sender does not say which',
  }),
  others: Type.Array(Type.Object({ service: Type.String(), serviceName: LocalName }), {
    description: 'other services that the same outage is told of',
  }),
  cause: Type.Union([EvidenceLink, Type.Null()], {
    description: 'the strongest link; null where nothing is known',
  }),
  causeName: Type.Union([ReleaseName, Type.Null()], { description: 'the release that the link blames' }),
  correction: Type.Union([CorrectionAnswer, Type.Null()], {
    description: 'what people said of its cause last',
  }),
  before: Type.Union(
    [Type.Object({ ...ReleaseName.properties, beforeSeconds: Type.Number() }), Type.Null()],
    {
      description: 'the last release of its service in the 24 h before it began',
    },
  ),
  url: NullableString,
});
export type IncidentItem = Static<typeof IncidentItem>;

const Totals = Type.Object({
  incidents: Count,
  open: Count,
  /** Maintenance and impossible ones are not in it; stretches that overlap count once. */
  downSeconds: Type.Number(),
});

export const IncidentLogQuery = Type.Object({
  ...EventsFilter.properties,
  open: Type.Optional(Type.Boolean({ description: 'only those that are not over' })),
});
export type IncidentLogQuery = Static<typeof IncidentLogQuery>;

/** Incidents that touch a span, with what each rests on. `GET /incidents` is the plain list of what was told. */
export const incidentLogContract = {
  method: 'GET',
  url: '/incident-log',
  query: IncidentLogQuery,
  response: Type.Object({
    ...EventsHead,
    totals: Totals,
    services: Type.Array(
      Type.Object({ service: Type.String(), serviceName: LocalName, ...Totals.properties }),
      { description: "the union of each service's outages in the span, the longest first" },
    ),
    items: Type.Array(IncidentItem, { description: 'latest start first' }),
    maintenance: Type.Array(IncidentItem, { description: 'planned work in the span, the latest 50' }),
    next: NullableString,
  }),
} as const satisfies Contract;

/** `service` is needed only where two services know an incident by the same id. */
export const incidentContract = {
  method: 'GET',
  url: '/incidents/:id',
  params: Type.Object({ id: Type.String() }),
  query: Type.Object({ service: Type.Optional(Type.String()) }),
  response: Type.Object({
    at: Instant,
    team: TeamShape,
    sample: Type.Boolean(),
    incident: IncidentItem,
    fixes: Type.Array(ReleaseName, { description: 'releases that were made to end it' }),
    candidates: Type.Array(ReleaseName, {
      description: 'releases of the week before it began that a person may name as its cause, latest first',
    }),
    corrections: Type.Array(CorrectionAnswer, { description: 'what people said of its cause, latest first' }),
  }),
} as const satisfies Contract;
