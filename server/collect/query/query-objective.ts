import type { QuerySource } from '../../config/config.ts';
import { keptTarget } from '../../kept-target.ts';
import { equalities, type IncreaseQuestion, readIncrease } from './increase-question.ts';

/** The questions of an objective where they can be asked together with those of others. */
export interface CommonForm {
  readonly total: IncreaseQuestion;
  readonly part: IncreaseQuestion;
  /** The labels that both ask to equal one value, with it. */
  readonly values: ReadonlyMap<string, string>;
}

/** An objective that a server is asked about. */
export interface QueryObjective {
  readonly sliId: number;
  readonly source: QuerySource;
  /** Null where its questions are asked as they are written. */
  readonly form: CommonForm | null;
}

function formOf({ total, selector, series }: QuerySource): CommonForm | null {
  const [all, part] = [readIncrease(total), readIncrease(selector)];
  if (series !== null || all === null || part === null) return null;
  const ofPart = equalities(part);
  const values = [...equalities(all)].filter(([label, value]) => ofPart.get(label) === value);
  return { total: all, part, values: new Map(values) };
}

export function queryObjective(sliId: number, source: QuerySource): QueryObjective {
  return { sliId, source, form: formOf(source) };
}

/**
 * What an objective's figures rest on: when it changes, they are asked for anew. How the server is reached is no
 * part of it, and no secret stands in it.
 */
export function fingerprintOf({ server, total, part, selector, series }: QuerySource): string {
  const labels = series === null ? null : Object.entries(series).sort();
  return JSON.stringify([keptTarget(server), total, part, selector, labels]);
}
