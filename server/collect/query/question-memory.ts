import type { QuerySource } from '../../config/config.ts';
import { fingerprintOf } from './query-objective.ts';

/** What questions were answered with that is not kept, for as long as they are asked: it begins anew with the process. */
export interface QuestionMemory {
  /** Forgets every other question. */
  keep(sources: readonly QuerySource[]): void;
  /** The good or bad part had a series. */
  notePart(source: QuerySource): void;
  /** @param look whether what is kept tells of such a series; asked at most once */
  hadPart(source: QuerySource, look: () => boolean): boolean;
  /** What an answer about the past said beside its values. */
  notePast(source: QuerySource, warnings: readonly string[]): void;
  /** The first of what was said, without repetition. */
  pastWarnings(source: QuerySource): readonly string[];
}

interface Known {
  /** Null before anybody asked. */
  hadPart: boolean | null;
  readonly warnings: Set<string>;
}

const MOST_WARNINGS = 5;

export function createQuestionMemory(): QuestionMemory {
  const knownOf = new Map<string, Known>();

  function known(source: QuerySource): Known {
    const key = fingerprintOf(source);
    const found = knownOf.get(key) ?? { hadPart: null, warnings: new Set<string>() };
    knownOf.set(key, found);
    return found;
  }

  return {
    keep(sources) {
      const kept = new Set(sources.map(fingerprintOf));
      for (const key of knownOf.keys()) if (!kept.has(key)) knownOf.delete(key);
    },
    notePart(source) {
      known(source).hadPart = true;
    },
    hadPart(source, look) {
      const one = known(source);
      one.hadPart ??= look();
      return one.hadPart;
    },
    notePast(source, warnings) {
      const said = known(source).warnings;
      for (const warning of warnings) if (said.size < MOST_WARNINGS) said.add(warning);
    },
    pastWarnings: (source) => [...known(source).warnings],
  };
}
