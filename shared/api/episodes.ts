import Type, { type Static } from 'typebox';
import { type Contract, Instant, NullableInstant, NullableString } from './contract.ts';

/** A time in which an objective burned, as the watch keeps it (METRICS.md §2, An episode). */
export const EpisodeShape = Type.Object({
  service: Type.String(),
  objective: Type.String(),
  rule: Type.String({ description: 'the page rule that fired first, e.g. page-1h' }),
  since: Type.String({ format: 'date-time', description: 'when the burning began' }),
  beganAt: Type.String({ format: 'date-time', description: 'when the rule first fired' }),
  endedAt: NullableInstant,
  peakBurn: Type.Number({ description: 'the highest burn rate of its short window' }),
  bad: Type.Number({ description: 'observations that failed from `since` to its end' }),
  total: Type.Number(),
  cost: Type.Union([Type.Number(), Type.Null()], {
    description: 'share of the budget that `bad` is, by the allowance of the period that ends with it',
  }),
});
export type EpisodeShape = Static<typeof EpisodeShape>;

export const episodesContract = {
  method: 'GET',
  url: '/episodes',
  query: Type.Object({
    service: Type.Optional(Type.String()),
    objective: Type.Optional(Type.String()),
    from: Type.Optional(Instant),
    to: Type.Optional(Instant),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000, description: 'default 50' })),
    cursor: Type.Optional(Type.String()),
  }),
  response: Type.Object({
    items: Type.Array(EpisodeShape),
    /** Up to here every objective was judged; what is later is not known yet. */
    judgedTo: NullableInstant,
    next: NullableString,
  }),
} as const satisfies Contract;
