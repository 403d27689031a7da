import { isOfMany } from './scope.ts';
import { objectivesOf, type Subject } from './subject.ts';

/** That nothing was made of the counts, and the questions that they answer: `total`, and `good` or `bad`. */
export interface SourceNote extends Readonly<Record<string, string>> {
  readonly kept: 'as the server gave it';
}

/**
 * What a receipt says of facts that somebody else has counted; null where Andon counts them itself, and for several
 * services at once.
 *
 * @example sourceNote(deps, subject) // { kept: 'as the server gave it', total: 'sum(…)', bad: 'sum(…)' }
 */
export function sourceNote(deps: Parameters<typeof objectivesOf>[0], subject: Subject): SourceNote | null {
  if (isOfMany(subject.service)) return null;
  const [found] = objectivesOf(deps, subject);
  const source = found?.objective.source;
  if (source?.kind !== 'query') return null;
  return { kept: 'as the server gave it', total: source.total, [source.part]: source.selector };
}
