import type { LeftOut } from '../figure.ts';
import { leftOut } from './left-out.ts';

/** Something with a name and, where it is left out, a reason. */
interface Reasoned {
  readonly id: string;
  readonly reason: string | null;
}

/**
 * Entries of a receipt for what was left out, each reason in the order in which it first comes.
 *
 * @example leftOutEvents([{ id: 'a', reason: null }, { id: 'b', reason: 'merge' }]) // [{ reason: 'merge', count: 1, … }]
 */
export function leftOutEvents(events: readonly Reasoned[]): LeftOut[] {
  const ids: Record<string, string[]> = {};
  for (const { id, reason } of events) {
    if (reason === null) continue;
    ids[reason] ??= [];
    ids[reason].push(id);
  }
  return leftOut(ids);
}
