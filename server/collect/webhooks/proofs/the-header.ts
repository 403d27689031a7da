import type { ShownRequest } from '../../../hook-door.ts';

/** The one value of a header. Null where it is missing, and where it came twice: nobody could say which is meant. */
export function theHeader({ headers }: Pick<ShownRequest, 'headers'>, name: string): string | null {
  const values = headers[name];
  return values?.length === 1 ? (values[0] ?? null) : null;
}
