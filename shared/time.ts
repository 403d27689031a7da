/** A span `[startMs, endMs)` with the name it was asked by and the zone its calendar edges were cut in. */
export interface Window {
  /** `7d`, `28d`, `week`, …, or `custom` for a span given by its ends. */
  readonly name: string;
  readonly startMs: number;
  readonly endMs: number;
  /** IANA zone of the team. */
  readonly zone: string;
}
