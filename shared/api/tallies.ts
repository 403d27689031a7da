import Type, { type Static } from 'typebox';
import { Instant } from './contract.ts';

export const MAX_TALLIES = 50_000;

/** A whole number that every computer adds exactly. */
const Count = Type.Integer({ minimum: 0, maximum: 9_007_199_254_740_991 });

/** Good and total of one objective in the minute that `at` lies in. The same minute again replaces it. */
export const TallyBody = Type.Object(
  {
    service: Type.String({ minLength: 1, maxLength: 200 }),
    objective: Type.String({ minLength: 1, maxLength: 200 }),
    at: Instant,
    good: Count,
    total: Count,
  },
  { additionalProperties: false },
);
export type TallyBody = Static<typeof TallyBody>;

export const TalliesQuery = Type.Object({
  check: Type.Optional(
    Type.Boolean({ description: 'only say whether it would be taken; nothing is stored' }),
  ),
});

export const TalliesAnswer = Type.Object({ stored: Type.Integer() });
