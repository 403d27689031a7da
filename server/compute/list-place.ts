import { Problem } from '#shared/problems.ts';

/** The cursor of what follows so many entries of a list that is computed whole. */
export const placeCursor = (place: number): string => Buffer.from(`from-${place}`).toString('base64url');

/** How many entries lie before a cursor; 0 for none. @throws Problem `invalid-query` for a cursor that is none */
export function readPlaceCursor(cursor: string | null): number {
  if (cursor === null) return 0;
  const place = /^from-(\d{1,9})$/.exec(Buffer.from(cursor, 'base64url').toString())?.[1];
  if (place === undefined)
    throw new Problem('invalid-query', 'The cursor is not one that a list gave as "next".', [
      { at: 'cursor', message: 'not a cursor of this list' },
    ]);
  return Number(place);
}
