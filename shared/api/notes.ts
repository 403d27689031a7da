import Type, { type Static } from 'typebox';
import { beliefs, noteKinds } from '../facts.ts';
import { trendPeriods } from '../trend-period.ts';
import { type Contract, Instant, Nullable, NullableInstant, NullableString } from './contract.ts';

const Text = Type.String({ pattern: '\\S', maxLength: 2_000 });
const Name = Type.String({ pattern: '\\S', maxLength: 200, description: 'who says so, by name' });

/** What a team writes on its own time line. */
export const NoteBody = Type.Object(
  {
    at: Type.String({ format: 'date-time', description: 'when it happened, or began' }),
    until: Type.Optional(
      Type.String({ format: 'date-time', description: 'when it ended; a known cause spans whole periods' }),
    ),
    service: Type.Optional(
      Type.String({ maxLength: 200, description: 'whose note it is; all where none is named' }),
    ),
    metric: Type.Optional(
      Type.String({ maxLength: 100, description: 'only this one; every one where none is named' }),
    ),
    kind: Type.Enum(noteKinds, {
      description:
        '`change`: what the team changed; `known-cause`: its periods leave the usual range; `process-change`: a new usual range begins',
    }),
    text: Text,
    by: Name,
  },
  { additionalProperties: false },
);
export type NoteBody = Static<typeof NoteBody>;

/** What somebody believes of a note: that it brought the shift, or not. The latest of each name counts. */
export const BeliefBody = Type.Object(
  { belief: Type.Enum(beliefs), by: Name },
  { additionalProperties: false },
);
export type BeliefBody = Static<typeof BeliefBody>;

export const NoteShape = Type.Object({
  id: Type.Integer(),
  at: Instant,
  until: NullableInstant,
  service: NullableString,
  metric: NullableString,
  kind: Type.Enum(noteKinds),
  text: Type.String(),
  by: Type.String(),
  writtenAt: Instant,
  /** Taken back: it is kept, and counts no more. */
  takenBack: Nullable(Type.Object({ by: Type.String(), at: Instant, reason: Type.String() })),
  beliefs: Type.Array(Type.Object({ by: Type.String(), belief: Type.Enum(beliefs), at: Instant })),
});
export type NoteShape = Static<typeof NoteShape>;

const NoteParams = Type.Object({ id: Type.Integer({ minimum: 1 }) });

export const notesContract = {
  method: 'GET',
  url: '/notes',
  query: Type.Object({
    service: Type.Optional(Type.String({ description: 'those of the service and those of all' })),
    metric: Type.Optional(Type.String()),
    from: Type.Optional(Instant),
    to: Type.Optional(Instant),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000, description: 'default 50' })),
    cursor: Type.Optional(Type.String()),
  }),
  response: Type.Object({ items: Type.Array(NoteShape), next: NullableString }),
} as const satisfies Contract;

export const writeNoteContract = {
  method: 'POST',
  url: '/notes',
  response: NoteShape,
} as const satisfies Contract;

export const believeContract = {
  method: 'POST',
  url: '/notes/:id/beliefs',
  params: NoteParams,
  response: NoteShape,
} as const satisfies Contract;

export const TakeBackBody = Type.Object({ by: Name, reason: Text }, { additionalProperties: false });
export type TakeBackBody = Static<typeof TakeBackBody>;

export const takeBackContract = {
  method: 'POST',
  url: '/notes/:id/take-back',
  params: NoteParams,
  response: NoteShape,
} as const satisfies Contract;

/** A person's word on a new usual range that a run of eight proposed. The latest on one start counts. */
export const BaselineBody = Type.Object(
  {
    metric: Type.String({ maxLength: 100 }),
    scope: Type.String({ maxLength: 220, description: '`all`, `group:<name>` or `s:<service>`' }),
    objective: Type.Optional(Type.String({ maxLength: 200 })),
    by: Type.Enum(trendPeriods, { description: 'how the series is cut' }),
    start: Type.String({ format: 'date-time', description: 'where the proposed range begins' }),
    decision: Type.Enum(['confirmed', 'sent-back'] as const),
    reason: Type.String({ maxLength: 2_000, description: 'needed to send it back' }),
    decidedBy: Name,
  },
  { additionalProperties: false },
);
export type BaselineBody = Static<typeof BaselineBody>;

const BaselineDecisionShape = Type.Object({
  metric: Type.String(),
  scope: Type.String(),
  objective: NullableString,
  by: Type.Enum(trendPeriods),
  start: Instant,
  decision: Type.Enum(['confirmed', 'sent-back'] as const),
  reason: Type.String(),
  decidedBy: Type.String(),
  decidedAt: Instant,
});

export const decideBaselineContract = {
  method: 'POST',
  url: '/baselines',
  response: BaselineDecisionShape,
} as const satisfies Contract;
