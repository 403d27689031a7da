/** A stretch of time `[startMs, endMs)`. */
export interface Span {
  readonly startMs: number;
  readonly endMs: number;
}

/** A span `[startMs, endMs)` with the name it was asked by and the zone its calendar edges were cut in. */
export interface Window extends Span {
  /** `7d`, `28d`, `week`, …, or `custom` for a span given by its ends. */
  readonly name: string;
  /** IANA zone of the team. */
  readonly zone: string;
}

/** Epoch ms → RFC 3339 UTC: `isoInstant(0) === '1970-01-01T00:00:00.000Z'`. */
export const isoInstant = (atMs: number): string => new Date(atMs).toISOString();
