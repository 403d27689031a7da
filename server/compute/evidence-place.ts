import { Problem } from '#shared/problems.ts';

/** Where a list of events goes on: an event by its time, since there may be millions before it. */
export interface EvidencePlace {
  readonly atMs: number;
  /** Number of its lane. */
  readonly lane: number;
  /** How many events of its lane at the same instant come before it in the list. */
  readonly skip: number;
}

export const evidenceCursor = ({ atMs, lane, skip }: EvidencePlace): string =>
  Buffer.from(`at ${atMs} ${lane} ${skip}`).toString('base64url');

/** Null for none. @throws Problem `invalid-query` for a cursor that is none */
export function readEvidenceCursor(cursor: string | null): EvidencePlace | null {
  if (cursor === null) return null;
  const parts = /^at (-?\d{1,16}) (\d{1,9}) (\d{1,9})$/.exec(Buffer.from(cursor, 'base64url').toString());
  if (parts === null)
    throw new Problem('invalid-query', 'The cursor is not one that a list gave as "next".', [
      { at: 'cursor', message: 'not a cursor of this list' },
    ]);
  const [atMs = 0, lane = 0, skip = 0] = parts.slice(1).map(Number);
  return { atMs, lane, skip };
}
