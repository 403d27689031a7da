import Type, { type Static } from 'typebox';
import { Instant, NullableInstant } from './contract.ts';

export const tokenScopes = ['deployments', 'incidents', 'tallies', 'read', 'admin'] as const;
export type TokenScope = (typeof tokenScopes)[number];

export const TokenBody = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 200 }),
    scopes: Type.Array(Type.Enum(tokenScopes), { minItems: 1, uniqueItems: true }),
  },
  { additionalProperties: false },
);

export const TokenAnswer = Type.Object({
  id: Type.Integer(),
  name: Type.String(),
  scopes: Type.Array(Type.String()),
  createdAt: Instant,
  revokedAt: NullableInstant,
});

/** The secret is in this answer and never again. */
export const TokenCreated = Type.Object({ ...TokenAnswer.properties, secret: Type.String() });
export type TokenCreated = Static<typeof TokenCreated>;
