import { followPointer } from './pointer.ts';

/**
 * The text (or a number's digits) at a pointer into a body that nobody has looked at yet; null where there is none.
 *
 * @example textAt({ event: { id: 7 } }, '/event/id') // '7'
 */
export function textAt(body: unknown, pointer: string): string | null {
  const value = followPointer(body, pointer);
  return typeof value === 'number' || (typeof value === 'string' && value !== '') ? String(value) : null;
}
