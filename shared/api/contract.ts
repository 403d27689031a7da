import Type, { type Static, type TSchema } from 'typebox';
import { noValueReasons, units } from '../figure.ts';
import { directions, states } from '../judgement.ts';

/** What one screen or caller may ask: method, address and shapes. Types are derived, never written twice. */
export interface Contract {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** With `:params`, below `/api/v1`. */
  readonly url: string;
  readonly query?: TSchema;
  readonly params?: TSchema;
  readonly response: TSchema;
}

export const Nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
export const Instant = Type.String({
  format: 'date-time',
  description: 'RFC 3339, UTC',
});
export const NullableInstant = Nullable(Instant);
export const NullableNumber = Nullable(Type.Number());
export const NullableString = Nullable(Type.String());
export const LocalName = Type.Object({ en: Type.String(), ko: Type.String() });
export type LocalName = Static<typeof LocalName>;

export const StateName = Type.Enum(states);
export const DirectionName = Type.Enum(directions);
export const ReasonName = Type.Enum(noValueReasons);
export const UnitName = Type.Enum(units);

export const JudgementShape = Type.Object({
  state: StateName,
  limit: Nullable(
    Type.Object({
      kind: Type.Enum(['target', 'atMost', 'atLeast'] as const),
      value: Type.Number(),
    }),
  ),
  agreementVersion: NullableNumber,
});

/** Whose board it is, in which zone its days are cut and which language it speaks first. */
export const TeamShape = Type.Object({
  name: Type.String(),
  timeZone: Type.String(),
  language: Type.Enum(['en', 'ko'] as const),
});

export const WindowShape = Type.Object({
  name: Type.String(),
  start: Instant,
  end: Instant,
  zone: Type.String(),
  coveredFrom: Type.Union([Instant, Type.Null()], {
    description: 'When the history begins, where that is inside the window',
  }),
});

/** An end of what a page shows. */
export const PageEdge = Type.String({
  maxLength: 40,
  description: 'a day of the team (2026-01-31), which is in it whole, or an RFC 3339 time',
});

/** Which part of a page of events is meant: of one service or of all, in which span, and how many. */
export const EventsFilter = Type.Object({
  service: Type.Optional(Type.String({ description: 'id of a service; all where none is given' })),
  from: Type.Optional(PageEdge),
  to: Type.Optional(PageEdge),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000, description: 'default 50' })),
  cursor: Type.Optional(Type.String({ description: '`next` of the page before' })),
});

/** What stands above every page of events. */
export const EventsHead = {
  at: Instant,
  team: TeamShape,
  sample: Type.Boolean(),
  from: Type.String({ format: 'date-time', description: 'default: 90 days before `to`' }),
  to: Instant,
};

/** Which part of a list is meant. */
export const ListFilter = Type.Object({
  service: Type.Optional(Type.String()),
  from: Type.Optional(Instant),
  to: Type.Optional(Instant),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000, description: 'default 50' })),
  cursor: Type.Optional(Type.String()),
});
export type ListFilter = Static<typeof ListFilter>;
