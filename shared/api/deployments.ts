import Type, { type Static } from 'typebox';
import { deploymentResults } from '../facts.ts';
import { type Contract, Instant, ListFilter, Nullable, NullableInstant, NullableString } from './contract.ts';

const Id = Type.String({ minLength: 1, maxLength: 200 });
const Text = Type.String({ maxLength: 2_000 });
const Sha = Type.String({ minLength: 1, maxLength: 100 });

export const ChangeBody = Type.Object(
  {
    sha: Sha,
    committedAt: Instant,
    parents: Type.Optional(Type.Integer({ minimum: 0, maximum: 100, description: 'over 1 is a merge' })),
    repository: Type.Optional(Text),
    openedAt: Type.Optional(Instant),
    firstCommitAt: Type.Optional(Instant),
    mergedAt: Type.Optional(Instant),
    message: Type.Optional(Type.String({ maxLength: 10_000 })),
    cherryPickedFrom: Type.Optional(Sha),
    reverts: Type.Optional(Sha),
    pullRequest: Type.Optional(Type.String({ minLength: 1, maxLength: 100, description: 'its number' })),
  },
  { additionalProperties: false },
);

/** What a pipeline tells of one deployment. Only `service`, `id` and `finishedAt` are required. */
export const DeploymentBody = Type.Object(
  {
    service: Id,
    id: Id,
    finishedAt: Instant,
    environment: Type.Optional(Id),
    version: Type.Optional(Nullable(Text)),
    sha: Type.Optional(Nullable(Sha)),
    repository: Type.Optional(Nullable(Text)),
    startedAt: Type.Optional(Nullable(Instant)),
    result: Type.Optional(Type.Enum(deploymentResults)),
    automated: Type.Optional(Nullable(Type.Boolean())),
    unplanned: Type.Optional(Nullable(Type.Boolean())),
    fixesIncident: Type.Optional(Nullable(Id)),
    rollbackOf: Type.Optional(Nullable(Id)),
    url: Type.Optional(Nullable(Text)),
    ref: Type.Optional(Nullable(Text)),
    previousSha: Type.Optional(Nullable(Sha)),
    changes: Type.Optional(Type.Array(ChangeBody, { maxItems: 100_000 })),
  },
  { additionalProperties: false },
);
export type DeploymentBody = Static<typeof DeploymentBody>;

export const DeploymentAnswer = Type.Object({
  service: Type.String(),
  id: Type.String(),
  environment: Type.String(),
  finishedAt: Instant,
  startedAt: NullableInstant,
  result: Type.Enum(deploymentResults),
  version: NullableString,
  sha: NullableString,
  repository: NullableString,
  automated: Type.Union([Type.Boolean(), Type.Null()]),
  unplanned: Type.Union([Type.Boolean(), Type.Null()]),
  fixesIncident: NullableString,
  rollbackOf: NullableString,
  url: NullableString,
  source: Type.String({ description: 'the hook that told of it, or api' }),
  ref: NullableString,
  previousSha: NullableString,
  changeCount: Type.Integer(),
});
export type DeploymentAnswer = Static<typeof DeploymentAnswer>;

export const deploymentsContract = {
  method: 'GET',
  url: '/deployments',
  query: ListFilter,
  response: Type.Object({ items: Type.Array(DeploymentAnswer), next: NullableString }),
} as const satisfies Contract;

/** How many of a batch were new, changed or the same again. */
export const BatchAnswer = Type.Object({
  created: Type.Integer(),
  updated: Type.Integer(),
  same: Type.Integer(),
});
