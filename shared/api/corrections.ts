import Type, { type Static } from 'typebox';
import { linkVerdicts } from '../facts.ts';
import { type Contract, Instant, Nullable, NullableString } from './contract.ts';

const Id = Type.String({ minLength: 1, maxLength: 200 });

/** What a person says of a link. Of several about one subject the latest counts, and none is ever taken away. */
export const CorrectionBody = Type.Object(
  {
    service: Type.String({
      minLength: 1,
      maxLength: 200,
      description: 'whose incident it is; where none is named, whose deployment',
    }),
    incident: Type.Optional(Id),
    verdict: Type.Enum(linkVerdicts, {
      description:
        '`caused-by` and `not-caused` are about an incident, `failed` and `did-not-fail` about a deployment',
    }),
    deployment: Type.Optional(
      Type.Object(
        { service: Type.Optional(Id), environment: Type.Optional(Id), id: Id },
        {
          additionalProperties: false,
          description:
            'without `service` one of the same service, without `environment` the one in production; told before',
        },
      ),
    ),
    by: Type.String({ pattern: '\\S', maxLength: 200, description: 'who says so, by name' }),
    reason: Type.String({ pattern: '\\S', maxLength: 2_000, description: 'why, in their own words' }),
  },
  { additionalProperties: false },
);
export type CorrectionBody = Static<typeof CorrectionBody>;

export const DeploymentName = Type.Object({
  service: Type.String(),
  environment: Type.String(),
  id: Type.String(),
});

export const CorrectionAnswer = Type.Object({
  number: Type.Integer(),
  at: Instant,
  by: Type.String(),
  reason: Type.String(),
  service: Type.String(),
  incident: NullableString,
  verdict: Type.Enum(linkVerdicts),
  deployment: Nullable(DeploymentName),
  /** Whether no later one speaks of the same subject. */
  counts: Type.Boolean(),
});
export type CorrectionAnswer = Static<typeof CorrectionAnswer>;

export const correctContract = {
  method: 'POST',
  url: '/corrections',
  response: CorrectionAnswer,
} as const satisfies Contract;

/** The log, latest first. */
export const correctionsContract = {
  method: 'GET',
  url: '/corrections',
  query: Type.Object({
    service: Type.Optional(Type.String()),
    incident: Type.Optional(Type.String()),
    deployment: Type.Optional(Type.String()),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000, description: 'default 50' })),
    cursor: Type.Optional(Type.String()),
  }),
  response: Type.Object({ items: Type.Array(CorrectionAnswer), next: NullableString }),
} as const satisfies Contract;
