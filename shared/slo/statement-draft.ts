import { periodEdges } from '../calendar.ts';
import type { MinuteColumns } from '../facts.ts';
import type { Span } from '../time.ts';
import { MINUTE_MS } from '../units.ts';
import { spansBetween } from '../windows.ts';
import type { Claim } from './statement-claims.ts';

/** A line while it is added up. */
export interface StatementDraft extends Span {
  readonly kind: 'incident' | 'burning' | 'scattered';
  readonly incident: string | null;
  readonly running: boolean;
  bad: number;
  total: number;
  firstBadMs: number;
  lastBadMs: number;
}

const emptyDraft = (
  part: Pick<StatementDraft, 'kind' | 'incident' | 'running' | 'startMs' | 'endMs'>,
): StatementDraft => ({
  ...part,
  bad: 0,
  total: 0,
  firstBadMs: Number.POSITIVE_INFINITY,
  lastBadMs: Number.NEGATIVE_INFINITY,
});

/** The claims of each line: those of one incident together, each burning alone. */
export const claimsByLine = (claims: readonly Claim[]): Claim[][] => [
  ...Map.groupBy(claims, (claim) => claim.incident ?? claim).values(),
];

/** The line of claims that belong together. */
export const draftOf = (claims: readonly Claim[]): StatementDraft => {
  const incident = claims[0]?.incident ?? null;
  return emptyDraft({
    kind: incident === null ? 'burning' : 'incident',
    incident,
    running: claims.some(({ running }) => running),
    startMs: claims.reduce((least, { startMs }) => Math.min(least, startMs), Number.POSITIVE_INFINITY),
    endMs: claims.reduce((most, { endMs }) => Math.max(most, endMs), Number.NEGATIVE_INFINITY),
  });
};

/** The days of a zone, the first and the last as far as they lie in the span. */
export const daysOf = ({ startMs, endMs }: Span, zone: string): StatementDraft[] =>
  spansBetween(periodEdges('day', startMs, endMs, zone)).map((day) =>
    emptyDraft({
      kind: 'scattered',
      incident: null,
      running: false,
      startMs: Math.max(day.startMs, startMs),
      endMs: Math.min(day.endMs, endMs),
    }),
  );

/** Which draft each minute stands in: that of the claim, else that of its day. */
export const placesOf = (
  claims: readonly Claim[][],
  days: readonly StatementDraft[],
  columns: MinuteColumns,
): Int32Array => {
  const places = new Int32Array(columns.total.length);
  const put = ({ startMs, endMs }: Span, place: number): void => {
    const from = (startMs - columns.startMs) / MINUTE_MS;
    places.fill(place, from, (endMs - columns.startMs) / MINUTE_MS);
  };
  for (const [index, day] of days.entries()) put(day, claims.length + index);
  for (const [index, those] of claims.entries()) for (const claim of those) put(claim, index);
  return places;
};

/** Adds every minute to the draft it stands in. */
export const addMinutes = (
  drafts: readonly StatementDraft[],
  places: Int32Array,
  columns: MinuteColumns,
): void => {
  for (const [i, place] of places.entries()) {
    const draft = drafts[place];
    const total = columns.total[i] ?? 0;
    const bad = total - (columns.good[i] ?? 0);
    if (draft === undefined) continue;
    draft.total += total;
    draft.bad += bad;
    if (bad <= 0) continue;
    const minuteMs = columns.startMs + i * MINUTE_MS;
    draft.firstBadMs = Math.min(draft.firstBadMs, minuteMs);
    draft.lastBadMs = minuteMs;
  }
};
