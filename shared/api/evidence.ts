import Type, { type Static } from 'typebox';
import {
  type Contract,
  Instant,
  Nullable,
  NullableNumber,
  NullableString,
  ReasonName,
  UnitName,
  WindowShape,
} from './contract.ts';
import { CorrectionAnswer, DeploymentName } from './corrections.ts';
import { FigureQuery } from './figures.ts';

/** What a figure can rest on: events, or stretches of the calendar (a week, a planned release). */
export const evidenceKinds = ['deployment', 'change', 'incident', 'week', 'slot'] as const;
/** What says that a deployment failed, strongest first (METRICS.md §3). */
export const linkKindNames = ['explicit', 'rollback', 'revert', 'hotfix', 'time'] as const;

/** What ties an incident and a deployment, or a deployment and the one that took it back. */
export const EvidenceLink = Type.Object({
  kind: Type.Enum(linkKindNames),
  counts: Type.Boolean({
    description: 'whether it is the one that counts for the deployment it blames: the strongest, in time',
  }),
  /** The deployment that is said to have failed. */
  failed: DeploymentName,
  /** The incident that says so; null where a deployment or a person alone does. */
  incident: Nullable(Type.Object({ service: Type.String(), id: Type.String() })),
  /** The deployment that says so: the roll-back, the revert or the hotfix. */
  by: Nullable(DeploymentName),
  sha: Type.Union([Type.String(), Type.Null()], {
    description: 'the commit that takes back what the failed one brought, for `revert`',
  }),
  afterSeconds: Type.Union([Type.Number(), Type.Null()], {
    description: 'from the finish of the deployment to the start of the incident, for `time`',
  }),
  /** Set where a person said so. */
  correction: Nullable(CorrectionAnswer),
});
export type EvidenceLink = Static<typeof EvidenceLink>;

/** One event behind a figure, or one that was left out of it. */
export const EvidenceItem = Type.Object({
  kind: Type.Enum(evidenceKinds),
  /** Null for weeks over all services. */
  service: NullableString,
  /** Of deployments, and of the deployment that carried a change. */
  environment: NullableString,
  id: Type.String({
    description:
      'id of the deployment or incident, sha of the change, first instant of the week, day of the slot',
  }),
  title: Type.Union([Type.String(), Type.Null()], {
    description:
      'version of a deployment, title of an incident, first line of the message of a change; null where not known',
  }),
  /** When it finished, was deployed or merged, started, or was due. */
  at: Instant,
  until: Type.Union([Instant, Type.Null()], {
    description:
      'end of an outage or week; null while it is open at the end of the window, and where there is none',
  }),
  seconds: Type.Union([Type.Number(), Type.Null()], {
    description:
      'what it puts into the figure where that is a time: lead time, length of an outage, time to detect, age',
  }),
  count: Type.Union([Type.Number(), Type.Null()], {
    description: 'what it puts into the figure where that is a count: the deployments of a week',
  }),
  part: Type.Union([Type.Boolean(), Type.Null()], {
    description:
      'of a share: whether it is above the line (failed, rework, automated, noticed, kept); null where nobody said, and where the figure is no share',
  }),
  counted: Type.Boolean(),
  reason: Type.Union([Type.String(), Type.Null()], {
    description: 'stable key of why it is left out; null where it is counted',
  }),
  /** The deployment that carried a change, or was made to keep a planned release. */
  deployment: Nullable(DeploymentName),
  links: Type.Array(EvidenceLink),
  /** What people said of it last; null where nobody did. */
  correction: Nullable(CorrectionAnswer),
  url: NullableString,
});
export type EvidenceItem = Static<typeof EvidenceItem>;

export const EvidenceQuery = Type.Object({
  ...FigureQuery.properties,
  counted: Type.Optional(Type.Boolean({ description: 'only what counts, or only what is left out' })),
  reason: Type.Optional(Type.String({ description: 'only what is left out for this reason' })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000, description: 'default 50' })),
  cursor: Type.Optional(Type.String({ description: '`next` of the page before' })),
});
export type EvidenceQuery = Static<typeof EvidenceQuery>;

/** A figure of deliveries with the list of events behind it, latest first, and what was left out and why. */
export const EvidenceAnswer = Type.Object({
  metric: Type.String(),
  service: Type.String(),
  unit: UnitName,
  window: WindowShape,
  value: NullableNumber,
  n: Type.Number(),
  reason: Nullable(ReasonName),
  low: NullableNumber,
  high: NullableNumber,
  receipt: Type.String(),
  items: Type.Array(EvidenceItem),
  counts: Type.Array(Type.Object({ reason: Type.String(), count: Type.Integer() }), {
    description: 'how many are left out, by reason; over the whole list, whatever part of it is asked for',
  }),
  next: NullableString,
});
export type EvidenceAnswer = Static<typeof EvidenceAnswer>;

/** 400 `invalid-query` for a metric over tallies, whose receipt says what it rests on. */
export const evidenceContract = {
  method: 'GET',
  url: '/evidence',
  query: EvidenceQuery,
  response: EvidenceAnswer,
} as const satisfies Contract;
