import Type, { type Static } from 'typebox';
import { Instant } from './contract.ts';
import { IncidentBody } from './incidents.ts';

export const MAX_HISTORY = 1_000;

/** Incidents of the past, of which each is taken in or none. */
export const IncidentHistory = Type.Array(IncidentBody, { minItems: 1, maxItems: MAX_HISTORY });

/** Why an incident of the past enters no figure, though it is taken in. */
export const historyFlags = ['negative', 'zero-length', 'future'] as const;
export type HistoryFlag = (typeof historyFlags)[number];

export const FlaggedIncident = Type.Object({
  at: Type.String({ description: 'which one of the list, counted from 0: /12' }),
  service: Type.String(),
  id: Type.String(),
  flag: Type.Enum(historyFlags, {
    description:
      'negative: it ends before its start. zero-length: it ends when it starts. future: it has a time after now',
  }),
  startedAt: Instant,
});
export type FlaggedIncident = Static<typeof FlaggedIncident>;

/** How many were new, changed or the same again, and which of them the figures leave out. */
export const HistoryAnswer = Type.Object({
  created: Type.Integer(),
  updated: Type.Integer(),
  same: Type.Integer(),
  flagged: Type.Array(FlaggedIncident),
});
export type HistoryAnswer = Static<typeof HistoryAnswer>;
