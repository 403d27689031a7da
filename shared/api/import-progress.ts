import Type, { type Static } from 'typebox';
import { NullableString } from './contract.ts';

const LONGEST = 1_000_000;

/** Which import is meant: host, repository, service, and what it was asked for. */
export const ImportName = Type.Object({ name: Type.String({ minLength: 1, maxLength: 1_000 }) });

/** How far an import came; null where it is at its beginning, or done. Only the import itself understands it. */
export const ImportProgress = Type.Object(
  { progress: Type.Union([Type.String({ maxLength: LONGEST }), Type.Null()]) },
  { additionalProperties: false },
);
export type ImportProgress = Static<typeof ImportProgress>;

export const ImportProgressAnswer = Type.Object({ progress: NullableString });
