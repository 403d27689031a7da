import Type, { type Static } from 'typebox';
import {
  type Contract,
  Instant,
  Nullable,
  NullableInstant,
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
  /** Whether it is the one that counts for the deployment it blames: the strongest, in time. */
  counts: Type.Boolean(),
  /** The deployment that is said to have failed. */
  failed: DeploymentName,
  /** The incident that says so; null where a deployment or a person alone does. */
  incident: Nullable(Type.Object({ service: Type.String(), id: Type.String() })),
  /** The deployment that says so: the roll-back, the revert or the hotfix. */
  by: Nullable(DeploymentName),
  /** The commit that takes back what the failed one brought, for `revert`. */
  sha: NullableString,
  /** From the deployment's finish to the incident's start, for `time`. */
  afterSeconds: NullableNumber,
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
  /** Id of the deployment or incident, sha of the change, first day of the week, due instant of the slot. */
  id: Type.String(),
  /** Version of a deployment, title of an incident, first line of a change's message; null where not known. */
  title: NullableString,
  /** When it finished, was deployed or merged, started, or was due. */
  at: Instant,
  /** End of an outage or week; null while it is open at the window's end, and where there is none. */
  until: NullableInstant,
  /** What it puts into the figure where that is a time: lead time, length of an outage, time to detect, age. */
  seconds: NullableNumber,
  /** What it puts into the figure where that is a count: the deployments of a week. */
  count: NullableNumber,
  part: Type.Union([Type.Boolean(), Type.Null()], {
    description:
      'of a share: whether it is above the line (failed, rework, automated, noticed, kept); null where nobody said, and where the figure is no share',
  }),
  counted: Type.Boolean(),
  /** Stable key of why it is left out; null where it is counted. */
  reason: NullableString,
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
  cursor: Type.Optional(Type.String()),
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
  /** How many are left out, by reason; over the whole list, whatever part of it is asked for. */
  counts: Type.Array(Type.Object({ reason: Type.String(), count: Type.Integer() })),
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
